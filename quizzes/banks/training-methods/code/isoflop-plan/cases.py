from collections.abc import Iterator
from typing import Any

import numpy as np

FOUR = [1e18, 1e19, 1e20, 1e21]


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    steps = np.array([-1.0, 0.0, 1.0])
    sizes = np.concatenate([1e8 * np.exp(steps), 1e9 * np.exp(steps)])
    losses = np.concatenate([3.0 + 0.1 * steps**2, 2.5 + 0.1 * steps**2])
    yield {"name": "The example", "visible": True, "args": [np.repeat([1e18, 1e20], 3), sizes, losses, 1e22]}
    yield {"name": "Four curves without noise", "visible": True, "args": curves(rng, FOUR, [5, 5, 5, 5], 0.5, 0.0, 1e23)}
    yield {"name": "Curves with noise", "args": curves(rng, FOUR, [7, 7, 7, 7], 0.48, 0.004, 1e23)}
    yield {"name": "Runs in any order", "args": mixed(rng, curves(rng, FOUR, [6, 6, 6, 6], 0.52, 0.004, 1e23))}
    yield {"name": "Curves of unequal length", "args": mixed(rng, curves(rng, FOUR, [3, 12, 5, 9], 0.5, 0.006, 1e23)), "points": 2}
    yield {"name": "The best size lies outside of the runs", "args": curves(rng, FOUR, [6, 6, 6, 6], 0.5, 0.001, 1e23, aside=1.5)}
    yield {"name": "The smallest loss is not at the vertex", "args": curves(rng, FOUR, [4, 4, 4, 4], 0.45, 0.0, 1e22, aside=0.4)}
    yield {"name": "A curve that opens downwards", "args": upside_down(rng, 1)}
    yield {"name": "Two curves that open downwards", "args": upside_down(rng, 0, 3)}
    yield {"name": "Two curves only", "args": curves(rng, FOUR[1:3], [4, 4], 0.55, 0.002, 1e24)}
    yield {"name": "Two sizes measured twice", "args": repeated(rng)}
    yield {"name": "A budget between the curves", "args": curves(rng, FOUR, [5, 5, 5, 5], 0.5, 0.003, 3e19)}
    yield {"name": "A budget below all curves", "args": curves(rng, FOUR, [5, 5, 5, 5], 0.5, 0.003, 1e16)}
    yield {"name": "Curves unevenly spread over compute", "args": curves(rng, [1e18, 2e18, 4e18, 1e22], [5, 5, 5, 5], 0.5, 0.01, 1e24)}
    yield {"name": "A steep exponent", "args": curves(rng, FOUR, [5, 5, 5, 5], 0.73, 0.002, 1e22)}
    yield {"name": "Sizes near a trillion", "args": curves(rng, [1e23, 1e24, 1e25], [6, 6, 6], 0.5, 0.002, 1e26, first=3e10)}
    yield {"name": "A flat and a narrow curve", "args": curves(rng, [1e19, 1e21], [6, 6], 0.5, 0.0, 1e22, widths=[0.001, 2.0])}
    yield {"name": "Sizes close together", "args": curves(rng, FOUR, [5, 5, 5, 5], 0.5, 0.0, 1e22, spread=0.05)}
    yield {"name": "Whole numbers", "args": whole(rng)}
    yield {"name": "Many runs", "args": mixed(rng, curves(rng, np.logspace(17, 22, 11).tolist(), [20] * 11, 0.49, 0.01, 1e24)), "points": 2}


def curves(
    rng: np.random.Generator, compute: list[float], counts: list[int], exponent: float, noise: float, budget: float,
    aside: float = 0.0, first: float = 1e8, spread: float = 1.0, widths: list[float] | None = None,
) -> list[Any]:  # fmt: skip
    """Runs on a parabola for each compute; `aside` moves the runs away from its lowest point."""
    all_compute, sizes, losses = [], [], []
    for k, (c, count) in enumerate(zip(compute, counts)):
        best = np.log(first) + exponent * np.log(c / compute[0])
        x = np.linspace(-spread, spread, count) + rng.uniform(-0.1, 0.1, count) * spread + aside
        width = widths[k] if widths else 0.08
        all_compute += [c] * count
        sizes += np.exp(best + x).tolist()
        losses += (2 + 1.5 * (c / compute[0]) ** -0.1 + width * x**2 + rng.normal(0, 1, count) * noise).tolist()
    return [np.array(all_compute), np.array(sizes), np.array(losses), budget]


def mixed(rng: np.random.Generator, made: list[Any]) -> list[Any]:
    order = rng.permutation(len(made[0]))
    return [*[x[order] for x in made[:3]], made[3]]


def upside_down(rng: np.random.Generator, *which: int) -> list[Any]:
    made = curves(rng, FOUR, [5, 5, 5, 5], 0.5, 0.002, 1e23)
    for k in which:
        made[2][5 * k : 5 * k + 5] = 6 - made[2][5 * k : 5 * k + 5]
    return made


def repeated(rng: np.random.Generator) -> list[Any]:
    made = curves(rng, FOUR, [5, 5, 5, 5], 0.5, 0.004, 1e22)
    for k in range(4):
        made[1][5 * k + 1] = made[1][5 * k]
        made[1][5 * k + 3] = made[1][5 * k + 2]
    return made


def whole(rng: np.random.Generator) -> list[Any]:
    made = curves(rng, [10**17, 10**18], [4, 4], 0.5, 0.002, 1e20)
    return [np.array([10**17] * 4 + [10**18] * 4), made[1].round().astype(np.int64), made[2], made[3]]

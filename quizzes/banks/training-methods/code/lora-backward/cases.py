from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    one = np.ones((1, 1))
    yield {"name": "The example", "visible": True, "args": [np.array([2.0]), 3 * one, 5 * one, 7 * one, 0.5, np.array([1.0])]}
    yield {"name": "Three vectors, rank 2", "visible": True, "args": layer(rng, (3,), 4, 2, 2, 2.0, digits=1)}
    yield {"name": "As many outputs as inputs", "args": layer(rng, (6,), 5, 5, 2, 1.0)}
    yield {"name": "Rank, inputs and outputs all equal", "args": layer(rng, (3,), 3, 3, 3, 0.7), "hint": "Shapes cannot tell here what is to be transposed."}
    yield {"name": "More outputs than inputs", "args": layer(rng, (5,), 3, 7, 2, 1.5)}
    yield {"name": "Rank 1", "args": layer(rng, (4,), 5, 3, 1, 4.0)}
    yield {"name": "A rank above both widths", "args": layer(rng, (4,), 2, 3, 6, 0.25)}
    yield {"name": "One vector without a leading axis", "args": layer(rng, (), 4, 3, 2, 2.0), "hint": "The output has no leading axis either."}
    yield {"name": "A batch of sequences", "args": layer(rng, (2, 5), 4, 3, 2, 0.5), "hint": "Gradients of a and b sum over both leading axes."}
    yield {"name": "Three leading axes", "args": layer(rng, (2, 1, 3), 3, 4, 2, 0.5)}
    yield {"name": "No vectors", "args": layer(rng, (0,), 4, 3, 2, 1.0), "hint": "Sums over nothing are zero, in the right shape."}
    yield {"name": "Sequences without positions", "args": layer(rng, (3, 0), 4, 3, 2, 1.0), "hint": "Sums over nothing are zero, in the right shape."}
    start = layer(rng, (4,), 5, 3, 2, 2.0)
    start[3] = np.zeros_like(start[3])
    yield {"name": "The second matrix is zero", "args": start}
    yield {"name": "A scale of zero", "args": layer(rng, (4,), 5, 3, 2, 0.0)}
    yield {"name": "A negative scale", "args": layer(rng, (4,), 5, 3, 2, -1.5)}
    frozen = layer(rng, (4,), 5, 3, 2, 2.0)
    frozen[1] = np.zeros_like(frozen[1])
    yield {"name": "A frozen weight of zero", "args": frozen}
    silent = layer(rng, (4,), 5, 3, 2, 2.0)
    silent[5] = np.zeros_like(silent[5])
    yield {"name": "No gradient from above", "args": silent}
    yield {"name": "A larger layer", "args": layer(rng, (4, 16), 48, 64, 8, 2.0), "points": 2}


def layer(
    rng: np.random.Generator, leading: tuple[int, ...], inputs: int, outputs: int, rank: int, scale: float, digits: int = 12
) -> list[Any]:
    shapes = [(*leading, inputs), (outputs, inputs), (rank, inputs), (outputs, rank), (*leading, outputs)]
    x, weight, a, b, upstream = (rng.normal(size=shape).round(digits) for shape in shapes)
    return [x, weight, a, b, scale, upstream]

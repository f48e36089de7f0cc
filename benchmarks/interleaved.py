"""Ours and its peers in turns within one run: what disturbs the machine disturbs all of them alike."""

import json
import os
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

ROUNDS = 7

Times = dict[str, list[float]]


@dataclass
class Report:
    """A bench's outcome: `times` in seconds per contestant, `figures`, and `ratios`, above 1 where ours is better."""

    times: Times = field(default_factory=dict)
    figures: dict[str, float] = field(default_factory=dict)
    ratios: dict[str, float] = field(default_factory=dict)


def in_turns(
    contestants: Mapping[str, Callable[[], object]], rounds: int = ROUNDS, pause: float = 0.0, warm: bool = False
) -> Times:
    """Seconds of each contestant in each round; one round goes before unmeasured, and each starts with another.

    Before each turn there is a `pause` in seconds, unmeasured. With `warm`, each turn begins with one unmeasured go, so
    that nobody pays for what the others have pushed out of the processor's caches.
    """
    names = list(contestants)
    times: Times = {name: [] for name in names}
    for number in range(-1, rounds):
        start = max(number, 0) % len(names)
        for name in names[start:] + names[:start]:
            if warm:
                contestants[name]()
            time.sleep(pause)
            seconds = timed(contestants[name])
            if number >= 0:
                times[name].append(seconds)
    return times


def timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def ratio(times: Times, *, ours: str, peer: str) -> float:
    """How many times faster ours is than a peer, by their medians."""
    return statistics.median(times[peer]) / statistics.median(times[ours])


def show(bench: str, report: Report, *, as_json: bool) -> None:
    if as_json:
        figures, ratios = rounded(report.figures), rounded(report.ratios)
        print(json.dumps({"bench": bench, "figures": figures, "ratios": ratios}))
        return
    print(f"{bench}: load {' '.join(f'{load:.2f}' for load in os.getloadavg())} on {os.cpu_count()} cores")
    for name, seconds in report.times.items():
        low, middle = min(seconds) * 1000, statistics.median(seconds) * 1000
        print(f"  {name:34} min {low:9.2f} ms  median {middle:9.2f} ms  of {len(seconds)}")
    for name, value in report.figures.items():
        print(f"  {name:34} {value:.4g}")
    for name, value in report.ratios.items():
        print(f"  {name:34} {value:.2f} times better" if value >= 1 else f"  {name:34} {1 / value:.2f} times worse")


def rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {name: float(f"{value:.4g}") for name, value in values.items()}

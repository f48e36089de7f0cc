"""Exposure control by probabilistic item eligibility (van der Linden & Veldkamp 2004)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from assessment.psychometrics.arrays import BoolArray, FloatArray, finite_number, finite_vector

CAP = 0.20
SHORTEST_HORIZON = 100  # tests over which an excess is made good


@dataclass(eq=False)
class Eligibility:
    """Counts of tests so far: all, and those in which each of J items was eligible and was shown; learned in use."""

    items: int
    cap: float = CAP
    tests: float = 0.0
    eligible: FloatArray = field(default_factory=lambda: np.zeros(0))
    shown: FloatArray = field(default_factory=lambda: np.zeros(0))

    def __post_init__(self) -> None:
        finite_number("cap", self.cap, low=1e-6, high=1)
        finite_number("tests", self.tests, low=0)
        for name in ("eligible", "shown"):
            counts = getattr(self, name)
            counts = finite_vector(name, counts, self.items).copy() if np.size(counts) else np.zeros(self.items)
            setattr(self, name, counts)
        if not ((self.shown >= 0) & (self.shown <= self.eligible) & (self.eligible <= self.tests)).all():
            raise ValueError("eligible, shown: expected 0 <= shown <= eligible <= tests")

    def probabilities(self) -> FloatArray:
        """Chance (J,) of each item to be eligible in the next test: min(1, aim * eligible / shown).

        Plainly, aim is the cap (equation 13 of the paper). Here it is the rate that brings an item's share of all
        tests to the cap within half as many tests as there were, 100 at least, so that what was shown too often
        before the counts knew better is made good.
        """
        horizon = max(SHORTEST_HORIZON, self.tests / 2)
        aim = np.clip((self.cap * (self.tests + horizon) - self.shown) / horizon, 0.0, 1.0)
        seen = self.shown > 0
        return np.where(seen, np.minimum(1.0, aim * self.eligible / np.where(seen, self.shown, 1.0)), 1.0)

    def draw(self, generator: np.random.Generator, tests: int | None = None) -> BoolArray:
        """Which items are eligible in a new test (J,), or in several (tests, J), drawn before each begins."""
        shape = self.items if tests is None else (tests, self.items)
        return np.asarray(generator.random(shape) < self.probabilities(), dtype=bool)

    def record(self, eligible: BoolArray, shown: BoolArray) -> None:
        """Counts finished tests, (J,) or (tests, J); an item shown for want of others counts as eligible."""
        rows = np.atleast_2d(shown)
        self.tests += len(rows)
        self.shown += rows.sum(axis=0)
        self.eligible += (np.atleast_2d(eligible) | rows).sum(axis=0)

    def rates(self) -> FloatArray:
        """Share of all tests (J,) in which each item was shown."""
        return self.shown / max(self.tests, 1.0)

    def state(self) -> dict[str, Any]:
        """The counts as plain numbers and lists, for a database or JSON; `Eligibility(**state)` brings them back."""
        counts = {"eligible": self.eligible.tolist(), "shown": self.shown.tolist()}
        return {"items": self.items, "cap": self.cap, "tests": self.tests, **counts}


def from_state(state: Mapping[str, Any]) -> Eligibility:
    """The eligibility that `Eligibility.state` described; ValueError when its counts contradict each other."""
    return Eligibility(**state)


def items_needed(length: int, cap: float = CAP) -> int:
    """The least number of items in a pool that lets tests of this length keep the cap: length / cap."""
    if length < 1:
        raise ValueError(f"length: expected at least 1, got {length}")
    return int(np.ceil(length / finite_number("cap", cap, low=1e-6, high=1) - 1e-9))


def workable_cap(items: int, length: int, cap: float = CAP) -> float:
    """The cap itself or, for a pool that is too small for it, the length's share of the pool and a quarter more."""
    return min(1.0, max(cap, 1.25 * length / max(items, 1)))

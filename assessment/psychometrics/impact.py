"""Adverse impact: do the groups of those who were judged meet a role equally often?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.fisher_exact import fisher_exact

MINIMUM_GROUP: Final = 30  # with fewer, one person more or less moves a rate by more than 3 points
RESAMPLES: Final = 10_000


class Impact(StrEnum):
    HIGHEST_RATE = "highest_rate"
    WITHIN_FOUR_FIFTHS = "within_four_fifths"
    BELOW_FOUR_FIFTHS = "below_four_fifths"
    NOT_ENOUGH_DATA = "not_enough_data"


@dataclass(frozen=True)
class Selected:
    """How many of a group's persons were selected."""

    selected: int
    persons: int

    def __post_init__(self) -> None:
        if not 0 <= self.selected <= self.persons:
            raise ValueError(f"selected: expected 0 to {self.persons} persons, got {self.selected}")

    @property
    def rate(self) -> float:
        """Selection rate; 0 in a group of nobody."""
        return self.selected / self.persons if self.persons else 0.0


@dataclass(frozen=True)
class GroupImpact:
    """A group against the one with the highest rate: ratio of the rates with its interval, and Fisher's p.

    The figures of the comparison are None for that group itself and where there is not enough data.
    """

    rate: float
    verdict: Impact
    ratio: float | None = None
    interval: tuple[float, float] | None = None
    p: float | None = None


def impact(
    groups: Mapping[str, Selected], *, minimum: int = MINIMUM_GROUP, level: float = 0.95, seed: int = 0
) -> dict[str, GroupImpact]:
    """Impact of each group: flagged when its rate is below four fifths of the highest (29 CFR 1607.4(D)).

    A ratio alone misfires on small groups, so each comes with the two-sided p of Fisher's exact test and a central
    bootstrap interval (10,000 resamples, fixed seed). Groups below `minimum` persons are neither judged nor the
    measure of others. Which group has the highest rate is itself chance when rates are close.
    """
    if not 0 < level < 1:
        raise ValueError(f"level: expected a number between 0 and 1, got {level}")
    large = {name: group for name, group in groups.items() if group.persons >= max(minimum, 1)}
    best = max(large, key=lambda name: large[name].rate, default=None)
    found = {}
    for name, group in groups.items():
        if name not in large or best is None or len(large) == 1:
            found[name] = GroupImpact(group.rate, Impact.NOT_ENOUGH_DATA)
        elif name == best:
            found[name] = GroupImpact(group.rate, Impact.HIGHEST_RATE)
        else:
            found[name] = _compared(group, large[best], level, seed)
    return found


def _compared(group: Selected, best: Selected, level: float, seed: int) -> GroupImpact:
    # In whole numbers, because .4 / .5 is not everywhere .8.
    flagged = 5 * group.selected * best.persons < 4 * best.selected * group.persons
    return GroupImpact(
        rate=group.rate,
        verdict=Impact.BELOW_FOUR_FIFTHS if flagged else Impact.WITHIN_FOUR_FIFTHS,
        ratio=group.rate / best.rate if best.selected else 1.0,
        interval=_interval(group, best, level, seed),
        p=fisher_exact([[one.selected, one.persons - one.selected] for one in (group, best)]),
    )


def _interval(group: Selected, best: Selected, level: float, seed: int) -> tuple[float, float]:
    rng = np.random.default_rng(seed)
    ratios = _resampled_rates(group, rng) / _resampled_rates(best, rng)
    low, high = np.quantile(ratios, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def _resampled_rates(group: Selected, rng: np.random.Generator) -> FloatArray:
    """Half a person is added to both sides, or a group of which nobody was selected would seem certain."""
    rate = (group.selected + 0.5) / (group.persons + 1)
    return (rng.binomial(group.persons, rate, RESAMPLES) + 0.5) / (group.persons + 1)

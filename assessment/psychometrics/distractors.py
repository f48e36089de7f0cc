"""Distractor analysis: who chose which option of an item, and were they the stronger or the weaker persons?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.correlation import correlation


@dataclass(frozen=True)
class ChosenOptions:
    """What each of N persons chose at one item (None: nothing), the options it offers, and the right one."""

    chosen: Sequence[str | None]
    options: Sequence[str]
    right: str

    def __post_init__(self) -> None:
        unknown = {option for option in (*self.chosen, self.right) if option is not None} - {*self.options}
        if unknown:
            raise ValueError(f"chosen, right: expected options among {list(self.options)}, got {sorted(unknown)}")


@dataclass(frozen=True)
class OptionStatistics:
    """How many chose an option, their share of those who answered, and the correlation of choosing it with `rest`."""

    option: str
    right: bool
    count: int
    share: float
    rest: float

    @property
    def attracts_the_strong(self) -> bool:
        """Whether it is a distractor whose choosers do better on the other items than those who avoid it."""
        return not self.right and self.rest > 0


def option_statistics(item: ChosenOptions, rest: FloatArray) -> tuple[OptionStatistics, ...]:
    """Each option's statistics, in the item's order, given the persons' rest scores (N,), NaN where missing.

    An option that nobody chose has correlation 0. ValueError if the persons are not as many as the scores.
    """
    if len(item.chosen) != rest.size:
        raise ValueError(f"chosen: expected {rest.size} persons, got {len(item.chosen)}")
    answered = np.array([option is not None for option in item.chosen], dtype=bool)
    return tuple(_statistics(item, option, answered, rest) for option in item.options)


def _statistics(item: ChosenOptions, option: str, answered: np.ndarray, rest: FloatArray) -> OptionStatistics:
    chose = np.array([one == option for one in item.chosen], dtype=float)[answered]
    share = float(chose.mean()) if chose.size else 0.0
    found = correlation(chose, rest[answered])
    return OptionStatistics(option, option == item.right, int(chose.sum()), share, found)

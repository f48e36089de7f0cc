"""How much practice there is in a skill, over time: it grows with each answer and fades, in part, when idle."""

from dataclasses import dataclass, field

import numpy as np

from assessment.psychometrics.arrays import FloatArray

FORGETTING_FACTOR = 19 / 81  # so that nine tenths are left after `stability` days
FORGETTING_POWER = -0.5


def retention(days: FloatArray, stability: float) -> FloatArray:
    """Share left after idle days, in their shape: (1 + 19/81 days / stability)^-1/2.

    The power law of forgetting in the form of FSRS-4.5 (Ye 2023); nine tenths are left after `stability` days.
    """
    return np.asarray((1 + FORGETTING_FACTOR * days / stability) ** FORGETTING_POWER, dtype=float)


@dataclass(eq=False)
class PracticeEffect:
    """Effective practice of S skills, in first practices: `now` is what is left of `peak`, reached on day `last`.

    The n-th practice of a skill adds half_gain / (half_gain + n), so that gains shrink as skills grow; the share
    `retained` never fades.
    """

    skills: int
    half_gain: float
    retained: float
    stability: float
    count: FloatArray = field(init=False)
    now: FloatArray = field(init=False)
    peak: FloatArray = field(init=False)
    last: FloatArray = field(init=False)

    def __post_init__(self) -> None:
        self.count, self.now, self.peak, self.last = np.zeros((4, self.skills))

    def practise(self, weights: FloatArray, day: float) -> FloatArray:
        """What one answer to an item with these weights (S,) adds to each skill (S,)."""
        added = weights * self.half_gain / (self.half_gain + self.count)
        self.count += weights
        self.now += added
        touched = weights > 0
        self.peak[touched], self.last[touched] = self.now[touched], day
        return np.asarray(added, dtype=float)

    def fade(self, day: float) -> FloatArray:
        """What time until this day takes from each skill (S,), as numbers <= 0."""
        kept = self.retained + (1 - self.retained) * retention(day - self.last, self.stability)
        change = self.peak * kept - self.now
        self.now += change
        return np.asarray(change, dtype=float)

"""Alarms about items in use: shown too often, or no longer where the last calibration put them."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import BoolArray, FloatArray, finite_number
from assessment.psychometrics.item_model import ItemArray
from assessment.psychometrics.normal import normal_cdf
from assessment.psychometrics.recalibration import DRIFT, DRIFT_ERRORS, drifted

EXPOSURE_CAP: Final = 0.20
Z_99: Final = 2.3263478740408408  # one-sided


@dataclass(frozen=True, eq=False)
class Exposure:
    """Of each item (J,): in which share of the sessions it was shown, the lower bound of its rate, and the alarm."""

    rate: FloatArray
    at_least: FloatArray
    alarm: BoolArray


def exposure_alarm(shown: ArrayLike, sessions: ArrayLike, *, cap: float = EXPOSURE_CAP) -> Exposure:
    """Alarm when an item is shown in more sessions than `cap` allows, and chance does not explain it.

    shown and sessions are counts (J,), sessions those in which the item could have come. The lower bound is Wilson's
    (1927), one-sided at 99 %, so an item whose rate is exactly the cap raises an alarm once in a hundred times. An
    item without sessions has rate 0. ValueError unless 0 <= shown <= sessions.
    """
    finite_number("cap", cap, low=0, high=1)
    x, n = np.broadcast_arrays(np.asarray(shown, dtype=float), np.asarray(sessions, dtype=float))
    if not ((x >= 0) & (x <= n) & np.isfinite(n)).all():
        raise ValueError(f"shown, sessions: expected counts with 0 <= shown <= sessions, got {x} of {n}")
    some = np.maximum(n, 1)
    rate, z2 = x / some, Z_99**2
    half = Z_99 * np.sqrt(rate * (1 - rate) / some + z2 / (4 * some**2))
    at_least = np.maximum((rate + z2 / (2 * some) - half) / (1 + z2 / some), 0)
    return Exposure(rate, at_least, at_least > cap)


@dataclass(frozen=True, eq=False)
class Drift:
    """Of each item (J,): change of b, its standard error, the alarm, and the chance of one if b had not moved."""

    change: FloatArray
    se: FloatArray
    alarm: BoolArray
    false_alarm: FloatArray


def drift_alarm(before: ItemArray, after: ItemArray) -> Drift:
    """Alarm when b moved by more than .3 or by more than three standard errors, from one calibration to the next.

    Both calibrations are on one scale (anchors); the more answers they share, the rarer false alarms are than said.
    Their chance is .0027 while the standard error of the change is below .1, but .23 at .25: .3 is then little.
    ValueError when the items are not as many.
    """
    if len(before) != len(after):
        raise ValueError(f"after: expected {len(before)} items, got {len(after)}")
    se = np.hypot(before.b_sd, after.b_sd)
    limit = np.minimum(DRIFT, DRIFT_ERRORS * se)
    z = np.divide(limit, se, out=np.full(se.shape, np.inf), where=se > 0)
    return Drift(after.b - before.b, se, drifted(before, after), 2 * normal_cdf(-z))

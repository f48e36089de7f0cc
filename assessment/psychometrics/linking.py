"""One scale for two calibrations of the same items (Stocking & Lord 1983)."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.item_model import ItemArray
from assessment.psychometrics.normal import gauss_hermite
from assessment.psychometrics.response import category_probabilities

POINTS = 31
STEPS = 50


class Link(NamedTuple):
    """theta on the old scale = slope * theta on the new + intercept."""

    slope: float
    intercept: float


def stocking_lord(old: ItemArray, new: ItemArray) -> Link:
    """The link that brings the test curve of the new calibration closest to the old one's.

    old and new are the same items (anchors) in the same order. Squared differences of expected scores are
    averaged over a standard normal theta on the old scale, and minimised by Gauss-Newton from the mean-sigma
    link. ValueError unless there are at least two anchors.
    """
    if len(old) != len(new) or len(old) < 2:
        raise ValueError(f"old, new: expected the same two or more items, got {len(old)} and {len(new)}")
    nodes, weights = gauss_hermite(POINTS)
    target = _curve(old, nodes, Link(1.0, 0.0))[0]
    link = _mean_sigma(old, new)
    for _ in range(STEPS):
        score, slope = _curve(new, nodes, link)
        by_parameter = slope * (weights**0.5)[:, None]
        step = np.linalg.lstsq(by_parameter, (target - score) * weights**0.5, rcond=None)[0]
        step = np.clip(step, -0.5, 0.5)
        link = Link(link.slope * float(np.exp(step[0])), link.intercept + float(step[1]))
        if np.abs(step).max() < 1e-10:
            break
    return link


def linked(items: ItemArray, link: Link) -> ItemArray:
    """Items of the new calibration on the old scale; every skill moves by the intercept."""
    slope, intercept = link
    return replace(
        items,
        a=items.a / slope,
        b=slope * items.b + intercept * items.weights.sum(axis=1),
        steps=slope * items.steps,
        b_sd=slope * items.b_sd,
        a_sd=items.a_sd / slope,
    )


def _curve(items: ItemArray, theta: FloatArray, link: Link) -> tuple[FloatArray, FloatArray]:
    """Expected score of all items (Q,) when linked, and its derivatives (Q, 2) in log slope and intercept."""
    moved = linked(items, link)
    shift = items.weights.sum(axis=1)
    eta = theta[:, None] * shift
    p = category_probabilities(eta, moved.a, moved.b, moved.c, moved.steps)
    k = np.arange(p.shape[-1])
    mean = p @ k
    known = category_probabilities(eta, moved.a, moved.b, np.zeros(len(items)), moved.steps)
    variance = known @ k**2 - (known @ k) ** 2
    rise = (1 - moved.c) * moved.a * variance  # of the expected score with eta
    by_slope = -rise * (eta - link.intercept * shift)
    return mean.sum(axis=1), np.stack([by_slope.sum(axis=1), -(rise * shift).sum(axis=1)], axis=1)


def _mean_sigma(old: ItemArray, new: ItemArray) -> Link:
    spread = new.b.std()
    slope = float(np.clip(old.b.std() / spread, 0.2, 5.0)) if spread > 0 else 1.0
    return Link(slope, float(old.b.mean() - slope * new.b.mean()))

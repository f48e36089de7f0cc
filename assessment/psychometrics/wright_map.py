"""The Wright map: persons and items on one scale, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray, IntArray, finite_number, finite_vector
from assessment.psychometrics.item_model import ItemArray

BIN: Final = 0.25


@dataclass(frozen=True)
class ItemPlace:
    """Where an item's step lies: theta at which the category above it becomes likelier than the one below.

    `step` counts from 1; an item of two categories has one.
    """

    item: str
    step: int
    theta: float


@dataclass(frozen=True, eq=False)
class WrightMap:
    """Persons in each bin (B,) between edges (B + 1,), in theta, and the places of the items' steps, lowest first.

    Everybody and every step lies between the first and the last edge.
    """

    edges: FloatArray
    persons: IntArray
    places: tuple[ItemPlace, ...]


def wright_map(theta: ArrayLike, items: ItemArray, names: Sequence[str], *, width: float = BIN) -> WrightMap:
    """Map of persons' abilities (N,) and of J named items, in bins of `width` with one edge at 0.

    A step lies at b + tau (of a right-or-wrong item: b, where half of those who do not guess are right). Wilson
    (2005) puts both on one vertical scale. ValueError names what does not fit.
    """
    abilities = finite_vector("theta", theta)
    finite_number("width", width, low=1e-3)
    if len(names) != len(items):
        raise ValueError(f"names: expected {len(items)}, got {len(names)}")
    places = [
        ItemPlace(name, step + 1, float(items.b[j] + tau))
        for j, name in enumerate(names)
        for step, tau in enumerate(items.steps[j])
        if np.isfinite(tau)
    ]
    values = np.concatenate([abilities, [place.theta for place in places]])
    first, last = np.floor(values.min() / width), np.floor(values.max() / width) + 1
    edges = np.arange(first, last + 1) * width
    persons = np.bincount((np.floor(abilities / width) - first).astype(np.int64), minlength=edges.size - 1)
    return WrightMap(edges, persons, tuple(sorted(places, key=lambda place: place.theta)))

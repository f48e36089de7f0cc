"""What measurement knows of an item: which skills it measures, and its parameters."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import FloatArray, finite_number, finite_vector
from assessment.psychometrics.response import log_category_probabilities
from assessment.psychometrics.tilted import AnswerLikelihood, answer_likelihood


@dataclass(frozen=True, eq=False)
class ItemModel:
    """One item: eta = weights @ theta, then the response model with a, b, c and steps tau.

    weights (S,) are >= 0 with norm 1; steps (K,) with K = 1 for right or wrong; b_sd and a_sd are the standard
    errors of b and a. ValueError names the parameter that is out of range.
    """

    weights: FloatArray
    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    steps: FloatArray = field(default_factory=lambda: np.zeros(1))
    b_sd: float = 0.0
    a_sd: float = 0.0

    def __post_init__(self) -> None:
        for name in ("weights", "steps"):
            values = finite_vector(name, getattr(self, name)).copy()
            values.setflags(write=False)
            object.__setattr__(self, name, values)
        if (self.weights < 0).any() or abs(np.linalg.norm(self.weights) - 1) > 1e-6:
            raise ValueError(f"weights: expected values >= 0 with norm 1, got {self.weights}")
        finite_number("a", self.a, low=1e-6)
        finite_number("b", self.b)
        finite_number("c", self.c, low=0, high=0.999)
        finite_number("b_sd", self.b_sd, low=0)
        finite_number("a_sd", self.a_sd, low=0)
        if self.c > 0 and self.steps.size > 1:
            raise ValueError(f"c: guessing is for right-or-wrong items; this one has {self.categories} categories")

    @property
    def categories(self) -> int:
        """Number of ordered categories, K + 1."""
        return self.steps.size + 1

    @cached_property
    def likelihoods(self) -> tuple[AnswerLikelihood, ...]:
        """The likelihood of each category, made once for all learners who answer."""
        parameters = (float(self.a), float(self.b), float(self.c), self.steps, float(self.a_sd))
        return tuple(answer_likelihood(*parameters, category) for category in range(self.categories))

    def log_likelihood(self, eta: FloatArray, category: int) -> FloatArray:
        """log P(category | eta), in the shape of eta; ValueError if the item has no such category."""
        if category not in range(self.categories):
            raise ValueError(f"category: expected 0 to {self.categories - 1}, got {category}")
        return log_category_probabilities(eta, self.a, self.b, self.c, self.steps)[..., category]


@dataclass(frozen=True, eq=False)
class ItemArray:
    """J items side by side: weights (J, S), a, b, c, b_sd, a_sd (J,), steps (J, K) padded with +inf."""

    weights: FloatArray
    a: FloatArray
    b: FloatArray
    c: FloatArray
    steps: FloatArray
    b_sd: FloatArray
    a_sd: FloatArray

    def __len__(self) -> int:
        return self.a.size

    def take(self, rows: ArrayLike) -> "ItemArray":
        """The items of these rows (n,), in their order; an item may come more than once."""
        chosen = np.asarray(rows)
        return ItemArray(*(getattr(self, field.name)[chosen] for field in fields(self)))

    def model(self, row: int) -> ItemModel:
        """One of the items by itself."""
        steps = self.steps[row][np.isfinite(self.steps[row])]
        numbers = (float(column[row]) for column in (self.b_sd, self.a_sd))
        return ItemModel(self.weights[row], float(self.a[row]), float(self.b[row]), float(self.c[row]), steps, *numbers)


def stack_items(items: Sequence[ItemModel]) -> ItemArray:
    """The items side by side; ValueError when there are none or they differ in their number of skills."""
    if len({item.weights.size for item in items}) != 1:
        raise ValueError("items: expected at least one item, all with weights over the same skills")
    steps = np.full((len(items), max(item.steps.size for item in items)), np.inf)
    for row, item in zip(steps, items, strict=True):
        row[: item.steps.size] = item.steps
    numbers = np.array([(item.a, item.b, item.c, item.b_sd, item.a_sd) for item in items], dtype=float)
    a, b, c, b_sd, a_sd = np.ascontiguousarray(numbers.T)
    return ItemArray(np.stack([item.weights for item in items]), a, b, c, steps, b_sd, a_sd)


def unit_weights(weights: ArrayLike) -> FloatArray:
    """An author's weights (S,), scaled to norm 1; ValueError if one is negative or all are zero."""
    values = finite_vector("weights", weights)
    if (values < 0).any() or not values.any():
        raise ValueError(f"weights: expected values >= 0, one of them > 0, got {values}")
    return np.asarray(values / np.linalg.norm(values), dtype=float)

"""A quiz as measurement sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from assessment.psychometrics.arrays import FloatArray, check_normal
from assessment.psychometrics.blueprint import Blueprint
from assessment.psychometrics.item_eligibility import CAP
from assessment.psychometrics.item_model import ItemArray, ItemModel, stack_items
from assessment.psychometrics.item_ranking import Ranking, rank_items

LARGE = 200  # items from which on they are ranked in advance

Selection = Literal["adaptive", "random", "fixed"]


@dataclass(frozen=True, eq=False)
class QuizPlan:
    """A quiz: its pool of J items as believed, its blueprint, the learners' prior, and what it wants to know.

    goals (G, S) are composites of skills. An adaptive quiz asks what tells most of them, keeps each item's
    exposure at the cap (None: no control), and stops early once every goal's standard error is below `target`.
    A random quiz draws, a fixed one takes the pool in its order, both within the blueprint.
    """

    models: Sequence[ItemModel]
    blueprint: Blueprint
    prior_mean: FloatArray
    prior_covariance: FloatArray
    goals: FloatArray
    selection: Selection = "adaptive"
    target: float | None = None
    cap: float | None = CAP
    top: int = 1

    def __post_init__(self) -> None:
        check_normal(self.prior_mean, self.prior_covariance)
        if len(self.models) != self.blueprint.skill.size:
            raise ValueError(f"blueprint: covers {self.blueprint.skill.size} items, but there are {len(self.models)}")

    @cached_property
    def items(self) -> ItemArray:
        """The pool side by side."""
        return stack_items(self.models)

    @cached_property
    def ranking(self) -> Ranking | None:
        """A large pool's ranking by main skill."""
        return rank_items(self.items, self.items.weights.argmax(axis=1)) if len(self.models) > LARGE else None

"""Provisional parameters from an author's rating."""

import numpy as np
import pytest

from assessment.psychometrics.categories import CATEGORIES
from assessment.psychometrics.expert_prior import (
    guessing,
    provisional_item,
    provisional_steps,
    rated_difficulty,
)


def test_ratings_are_symmetric_and_rise() -> None:
    b = [rated_difficulty(rating) for rating in range(1, 6)]
    assert b == sorted(b)
    assert b == pytest.approx([-one for one in reversed(b)])


def test_a_rating_is_shrunk_by_its_reliability() -> None:
    assert rated_difficulty(5) == pytest.approx(1.6 / 1.36)


def test_shrinking_leaves_about_half_a_standard_deviation_unknown() -> None:
    generator = np.random.default_rng(3)
    b = generator.normal(size=100_000)
    shrunk = (b + generator.normal(0, 0.6, b.size)) / 1.36
    assert np.std(b - shrunk) == pytest.approx(provisional_item("number", 3, [1.0]).b_sd, abs=0.03)


@pytest.mark.parametrize("rating", [0, 6, 2.5])
def test_a_rating_out_of_range_is_refused(rating: int) -> None:
    with pytest.raises(ValueError, match="1 to 5"):
        rated_difficulty(rating)


def test_only_choice_can_be_guessed() -> None:
    assert guessing("choice", 4) == 0.25
    assert {guessing(kind, 4) for kind in CATEGORIES if kind != "choice"} == {0.0}


@pytest.mark.parametrize("options", [None, 0, 1])
def test_a_choice_needs_options(options: int | None) -> None:
    with pytest.raises(ValueError, match="options"):
        guessing("choice", options)


@pytest.mark.parametrize("categories", [2, 3, 4])
def test_steps_rise_and_centre_on_b(categories: int) -> None:
    steps = provisional_steps(categories)
    assert steps.size == categories - 1
    assert (np.diff(steps) > 0).all()
    assert steps.sum() == pytest.approx(0)


@pytest.mark.parametrize("kind", list(CATEGORIES))
def test_every_kind_has_a_provisional_model(kind: str) -> None:
    item = provisional_item(kind, 4, [3.0, 4.0], options=4)
    assert item.categories == CATEGORIES[kind]
    assert item.weights == pytest.approx([0.6, 0.8])
    assert item.b == rated_difficulty(4)


def test_no_steps_for_a_number_of_categories_nobody_has() -> None:
    with pytest.raises(ValueError, match="categories"):
        provisional_steps(7)

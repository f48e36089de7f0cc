"""A choice from a large bank looks at a few items and finds the same one."""

import numpy as np
import pytest

from assessment.psychometrics.arrays import IntArray
from assessment.psychometrics.blueprint import Blueprint
from assessment.psychometrics.item_model import ItemArray
from assessment.psychometrics.item_ranking import SHORT, rank_items, shortlist
from assessment.psychometrics.selection import expected_variance_drop, next_item
from assessment.psychometrics.skill_filter import tree_prior

SKILLS = 6


def bank(count: int = 3000) -> tuple[ItemArray, IntArray, IntArray]:
    """Items, their skills and their kinds."""
    rng = np.random.default_rng(1)
    skill, kind = rng.integers(0, SKILLS, count), rng.integers(0, 3, count)
    a, b, zero = np.exp(rng.normal(0, 0.3, count)), rng.normal(size=count), np.zeros(count)
    return ItemArray(np.eye(SKILLS)[skill], a, b, zero, np.zeros((count, 1)), zero + 0.2, zero), skill, kind


def rules(skill: IntArray, kind: IntArray) -> Blueprint:
    return Blueprint(skill, kind, np.full(SKILLS, 3), np.array([0, 2, 0]), 12)


def test_the_shortlist_holds_an_item_about_as_good_as_the_best_of_all() -> None:
    items, skill, kind = bank()
    ranking, blueprint = rank_items(items, skill), rules(skill, kind)
    rng, shares = np.random.default_rng(2), []
    for _ in range(40):
        covariance = rng.uniform(0.1, 1) * tree_prior(np.arange(SKILLS) // 2)
        mean, asked = rng.normal(size=SKILLS), rng.choice(3000, 5, replace=False)
        eligible = rng.random(3000) < 0.6
        rows = shortlist(ranking, mean, covariance, np.eye(SKILLS), blueprint, asked, eligible)
        assert rows.size <= SHORT
        allowed = blueprint.allowed(asked) & eligible
        assert allowed[rows].all()
        value = expected_variance_drop(mean, covariance, items, np.eye(SKILLS))
        shares.append(value[rows].max() / value[allowed].max())
    print("value of the best of the shortlist, as a share of the best of all: least", min(shares))
    assert np.mean(shares) > 0.995
    assert min(shares) > 0.97


def test_a_ranking_changes_no_choice_but_its_speed() -> None:
    items, skill, kind = bank(400)
    blueprint, prior = rules(skill, kind), tree_prior(np.arange(SKILLS) // 2)
    chosen = [
        next_item(
            np.zeros(SKILLS), prior, items, np.eye(SKILLS), blueprint, [], np.random.default_rng(0), ranking=ranking
        )
        for ranking in (None, rank_items(items, skill))
    ]
    assert chosen[0] == chosen[1]


def test_ineligible_items_come_only_where_nothing_else_is_left() -> None:
    items, skill, kind = bank(60)
    blueprint, ranking = rules(skill, kind), rank_items(items, skill)
    arguments = np.zeros(SKILLS), np.eye(SKILLS), np.eye(SKILLS), blueprint, np.empty(0, int)
    one = np.arange(60) == 17
    assert shortlist(ranking, *arguments, eligible=one).tolist() == [17]
    assert shortlist(ranking, *arguments, eligible=np.zeros(60, dtype=bool)).size > 1


def test_a_finished_blueprint_has_an_empty_shortlist() -> None:
    items, skill, kind = bank(60)
    blueprint = Blueprint(skill, kind, np.full(SKILLS, 1), np.zeros(3, int), 2)
    ranking = rank_items(items, skill)
    assert not shortlist(ranking, np.zeros(SKILLS), np.eye(SKILLS), np.eye(SKILLS), blueprint, np.array([0, 1])).size
    generator = np.random.default_rng(0)
    for known in (None, ranking):
        picked = next_item(
            np.zeros(SKILLS), np.eye(SKILLS), items, np.eye(SKILLS), blueprint, [0, 1], generator, ranking=known
        )
        assert picked is None


def test_a_blueprint_over_another_bank_is_refused() -> None:
    items, skill, kind = bank(60)
    with pytest.raises(ValueError, match="cover the 60 items"):
        next_item(
            np.zeros(SKILLS),
            np.eye(SKILLS),
            items,
            np.eye(SKILLS),
            rules(skill[:9], kind[:9]),
            [],
            np.random.default_rng(0),
        )

"""Content rules of an adaptive test: kept whatever is chosen within them."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assessment.psychometrics.blueprint import Blueprint


def blueprint(
    skill: list[int], kind: list[int], quota: list[int], least: list[int], length: int, balanced: bool = False
) -> Blueprint:
    return Blueprint(np.array(skill), np.array(kind), np.array(quota), np.array(least), length, balanced)


def test_a_skill_that_has_its_share_is_closed() -> None:
    rules = blueprint([0, 0, 1], [0, 0, 0], [1, 1], [0], 2)
    assert rules.allowed([0]).tolist() == [False, False, True]


def test_no_item_comes_twice() -> None:
    rules = blueprint([0, 0, 0], [0, 0, 0], [3], [0], 3)
    assert rules.allowed([1]).tolist() == [True, False, True]


def test_a_kind_that_is_still_owed_gets_the_last_places() -> None:
    rules = blueprint([0, 0, 0, 0], [0, 0, 1, 1], [4], [0, 2], 3)
    assert rules.allowed([]).all()
    assert rules.allowed([0]).tolist() == [False, False, True, True]


def test_the_only_skill_with_an_owed_kind_keeps_a_place_for_it() -> None:
    """Kind 1 exists in skill 0 only, whose single place no item of kind 0 may take."""
    rules = blueprint([0, 0, 1, 1], [0, 1, 0, 0], [1, 2], [0, 1], 2)
    assert rules.allowed([]).tolist() == [False, True, True, True]


def test_balanced_skills_take_turns_by_their_quotas() -> None:
    rules = blueprint([0] * 6 + [1] * 6, [0] * 12, [4, 2], [0], 6, balanced=True)
    asked: list[int] = []
    for _ in range(6):
        asked.append(int(np.flatnonzero(rules.allowed(asked))[0]))
    assert [place // 6 for place in asked] == [0, 1, 0, 0, 1, 0]


def test_a_test_that_is_long_enough_allows_nothing_more() -> None:
    rules = blueprint([0, 0, 0], [0, 0, 0], [3], [0], 2)
    assert not rules.allowed([0, 2]).any()


def test_a_pool_that_is_too_small_is_told_to_its_author_and_used_as_far_as_it_goes() -> None:
    rules = blueprint([0, 0, 1], [0, 0, 0], [1, 2], [0, 1], 3)
    assert not rules.feasible()
    assert rules.allowed([]).all()


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10_000))
def test_any_choice_within_a_feasible_blueprint_meets_all_its_rules(seed: int) -> None:
    rng = np.random.default_rng(seed)
    skills, kinds, items = rng.integers(1, 5), rng.integers(1, 4), rng.integers(3, 25)
    quota, least = rng.integers(0, 4, skills), rng.integers(0, 3, kinds)
    assume(least.sum() <= quota.sum())
    length = int(rng.integers(least.sum(), quota.sum() + 1))
    rules = Blueprint(rng.integers(0, skills, items), rng.integers(0, kinds, items), quota, least, length)
    assume(rules.feasible())
    asked: list[int] = []
    while (allowed := np.flatnonzero(rules.allowed(asked))).size:
        asked.append(int(rng.choice(allowed)))
    assert len(set(asked)) == len(asked) == length
    taken = np.array(asked, dtype=int)
    assert (np.bincount(rules.kind[taken], minlength=kinds) >= least).all()
    assert (np.bincount(rules.skill[taken], minlength=skills) <= quota).all()


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"length": 9}, "length"),
        ({"least": [3]}, "length"),
        ({"quota": [-1, 3]}, "quota"),
        ({"skill": [0, 2]}, "skill: expected numbers from 0 to 1, got 2"),
        ({"kind": [0]}, "skill, kind"),
    ],
)
def test_contradictory_rules_are_named(wrong: dict[str, object], named: str) -> None:
    good: dict[str, object] = {"skill": [0, 1], "kind": [0, 0], "quota": [1, 1], "least": [0], "length": 2}
    with pytest.raises(ValueError, match=named):
        blueprint(**(good | wrong))  # type: ignore[arg-type]

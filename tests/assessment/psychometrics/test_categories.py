"""Ordered categories of results."""

from itertools import product

import pytest

from assessment.psychometrics.categories import category_count, code_category, score_category


@pytest.mark.parametrize(
    ("kind", "count"),
    [("choice", 2), ("number", 2), ("text", 2), ("multiple", 3), ("order", 3), ("match", 3), ("code", 4)],
)
def test_each_kind_has_its_number_of_categories(kind: str, count: int) -> None:
    assert category_count(kind) == count


def test_an_unknown_kind_is_named() -> None:
    with pytest.raises(ValueError, match="essay"):
        category_count("essay")


@pytest.mark.parametrize(("score", "category"), [(0.0, 0), (0.01, 1), (0.99, 1), (1.0, 2)])
def test_partial_credit_is_nothing_part_or_all(score: float, category: int) -> None:
    assert score_category(score, 3) == category


@pytest.mark.parametrize(("score", "category"), [(0.0, 0), (0.99, 0), (1.0, 1)])
def test_right_or_wrong_knows_no_part(score: float, category: int) -> None:
    assert score_category(score, 2) == category


@pytest.mark.parametrize("score", [-0.1, 1.1, float("nan")])
def test_a_score_out_of_range_is_refused(score: float) -> None:
    with pytest.raises(ValueError, match="score"):
        score_category(score, 3)


def test_a_score_alone_makes_no_four_categories() -> None:
    with pytest.raises(ValueError, match="categories"):
        score_category(0.5, 4)


def code(visible_passed: int, hidden_passed: int) -> int:
    return code_category(visible_passed=visible_passed, visible=2, hidden_passed=hidden_passed, hidden=10)


@pytest.mark.parametrize(
    ("visible", "hidden", "category"),
    [(0, 0, 0), (1, 0, 1), (2, 0, 1), (1, 9, 1), (0, 3, 1), (2, 1, 2), (2, 9, 2), (2, 10, 3)],
)
def test_code_is_nothing_some_cases_some_hidden_cases_or_all(visible: int, hidden: int, category: int) -> None:
    assert code(visible, hidden) == category


def test_another_passed_case_never_lowers_the_category() -> None:
    for visible, hidden in product(range(3), range(11)):
        assert visible == 2 or code(visible, hidden) <= code(visible + 1, hidden)
        assert hidden == 10 or code(visible, hidden) <= code(visible, hidden + 1)


def test_code_without_hidden_cases_is_judged_by_the_visible_ones() -> None:
    assert code_category(visible_passed=2, visible=2, hidden_passed=0, hidden=0) == 3


@pytest.mark.parametrize("counts", [(3, 2, 0, 10), (-1, 2, 0, 10), (0, 0, 0, 0), (0, 2, 11, 10)])
def test_counts_that_cannot_be_are_refused(counts: tuple[int, int, int, int]) -> None:
    visible_passed, visible, hidden_passed, hidden = counts
    with pytest.raises(ValueError, match="cases"):
        code_category(visible_passed=visible_passed, visible=visible, hidden_passed=hidden_passed, hidden=hidden)

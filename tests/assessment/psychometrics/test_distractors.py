"""Distractor analysis."""

import numpy as np
import pytest

from assessment.psychometrics.distractors import ChosenOptions, OptionStatistics, option_statistics
from assessment.psychometrics.item_analysis import ItemFlag, item_analysis

OPTIONS = ["a", "b", "c"]


def of(option: str, found: tuple[OptionStatistics, ...]) -> OptionStatistics:
    return next(one for one in found if one.option == option)


def test_options_are_counted_over_those_who_chose_one() -> None:
    found = option_statistics(ChosenOptions(["a", "a", "b", None], OPTIONS, "a"), np.arange(4.0))
    assert [(one.option, one.right, one.count, one.share) for one in found] == [
        ("a", True, 2, 2 / 3),
        ("b", False, 1, 1 / 3),
        ("c", False, 0, 0),
    ]


def test_the_correlation_is_the_point_biserial_one() -> None:
    rest = np.array([3.0, 1.0, 0.0, 2.0])
    found = option_statistics(ChosenOptions(["a", "b", "b", "a"], OPTIONS, "a"), rest)
    assert of("b", found).rest == pytest.approx(np.corrcoef([0, 1, 1, 0], rest)[0, 1])


def test_an_option_that_nobody_chose_attracts_nobody() -> None:
    found = option_statistics(ChosenOptions(["a", "b"], OPTIONS, "a"), np.array([1.0, 0.0]))
    assert of("c", found) == OptionStatistics("c", False, 0, 0, 0)


def test_a_person_without_a_rest_score_is_counted_and_not_correlated() -> None:
    found = option_statistics(ChosenOptions(["a", "b", "b"], OPTIONS, "a"), np.array([1.0, 0.0, np.nan]))
    assert of("b", found).count == 2
    assert of("b", found).rest == pytest.approx(-1)


@pytest.mark.parametrize(("wrong_key", "expected"), [(True, True), (False, False)])
def test_a_wrong_key_shows_as_a_distractor_that_the_strong_choose(wrong_key: bool, expected: bool) -> None:
    rng = np.random.default_rng(3)
    theta = rng.normal(size=500)
    others = (rng.random((500, 12)) < 1 / (1 + np.exp(-theta[:, None]))).astype(float)
    knows = rng.random(500) < 1 / (1 + np.exp(-2 * theta))
    chosen = np.where(knows, "a", rng.choice(["b", "c"], 500)).tolist()
    right = "b" if wrong_key else "a"
    answers = np.column_stack([np.array(chosen) == right, others])
    item = item_analysis(answers, options={0: ChosenOptions(chosen, OPTIONS, right)})[0]
    assert (ItemFlag.ATTRACTIVE_DISTRACTOR in item.flags) is expected


def test_an_option_that_is_not_offered_is_named() -> None:
    with pytest.raises(ValueError, match=r"expected options among \['a', 'b', 'c'\], got \['d'\]"):
        ChosenOptions(["a", "d"], OPTIONS, "a")


def test_persons_who_do_not_match_the_scores_are_named() -> None:
    with pytest.raises(ValueError, match="chosen: expected 3 persons, got 2"):
        option_statistics(ChosenOptions(["a", "b"], OPTIONS, "a"), np.zeros(3))


def test_nobody_chose_anything() -> None:
    found = option_statistics(ChosenOptions([None, None], OPTIONS, "a"), np.zeros(2))
    assert [(one.count, one.share, one.rest) for one in found] == [(0, 0, 0)] * 3

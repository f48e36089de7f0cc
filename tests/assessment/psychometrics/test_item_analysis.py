"""Classical item analysis, against published figures and by identity."""

import numpy as np
import pytest

from assessment.psychometrics.distractors import ChosenOptions
from assessment.psychometrics.item_analysis import ItemFlag, ItemStatistics, item_analysis
from tests.assessment.psychometrics.reference_data import figures, lsat7, sat12


def flags(item: ItemStatistics) -> set[str]:
    return set(item.flags)


def simulated(seed: int = 5, persons: int = 2000, items: int = 8) -> np.ndarray:
    rng = np.random.default_rng(seed)
    theta = rng.normal(size=(persons, 1))
    return (rng.random((persons, items)) < 1 / (1 + np.exp(-(theta - np.linspace(-1, 1, items))))).astype(float)


def test_the_published_figures_of_lsat7_to_their_last_digit() -> None:
    known, found = figures("lsat7")["classical"], item_analysis(lsat7())
    assert [round(item.difficulty or 0, 3) for item in found] == known["p"]
    assert [round(item.item_total, 3) for item in found] == known["r_total"]
    assert [round(item.item_rest, 3) for item in found] == known["r_rest"]


def test_the_difficulties_of_sat12_add_up_to_its_published_mean() -> None:
    mean = sum(item.difficulty or 0 for item in item_analysis(sat12()))
    assert round(mean, 3) == figures("sat12")["sat12_classical"]["mean"]


def test_the_rest_correlation_is_that_with_the_sum_of_the_others() -> None:
    answers = simulated()
    rest = answers.sum(axis=1) - answers[:, 3]
    assert item_analysis(answers)[3].item_rest == pytest.approx(np.corrcoef(answers[:, 3], rest)[0, 1], abs=1e-12)


def test_ordered_categories_are_hard_by_their_mean_over_the_highest() -> None:
    answers = np.tile([[0, 0], [1, 1], [2, 0], [3, 1]], (20, 1))
    assert item_analysis(answers)[0].difficulty == pytest.approx(0.5)
    assert item_analysis(answers, highest=[6, 1])[0].difficulty == pytest.approx(0.25)


def test_hard_items_are_no_disadvantage_to_those_who_got_them() -> None:
    """Half the persons see the easy items, half the hard ones: the correlation of the common one stays."""
    rng = np.random.default_rng(8)
    theta = rng.normal(size=(40_000, 1))
    b = np.r_[0.0, np.full(10, -2.0), np.full(10, 2.0)]
    answers = (rng.random((40_000, 21)) < 1 / (1 + np.exp(-1.5 * (theta - b)))).astype(float)
    answers[::2, 1:11] = answers[1::2, 11:] = np.nan
    together, apart = item_analysis(answers)[0].item_rest, item_analysis(answers[::2])[0].item_rest
    assert together == pytest.approx(apart, abs=0.02)


def test_order_of_persons_and_items_does_not_matter() -> None:
    answers = simulated()
    rng = np.random.default_rng(1)
    persons, items = rng.permutation(answers.shape[0]), rng.permutation(answers.shape[1])
    shuffled = item_analysis(answers[persons][:, items])
    straight = item_analysis(answers)
    for place, item in enumerate(items):
        assert shuffled[place].item_rest == pytest.approx(straight[item].item_rest, abs=1e-12)


def test_sound_items_have_no_flags() -> None:
    assert [item.flags for item in item_analysis(simulated())] == [()] * 8


@pytest.mark.parametrize(("share", "flag"), [(0.05, ItemFlag.TOO_HARD), (0.98, ItemFlag.TOO_EASY)])
def test_an_item_that_nearly_nobody_or_everybody_solves_is_flagged(share: float, flag: ItemFlag) -> None:
    answers = simulated()
    answers[:, 0] = np.arange(2000) < share * 2000
    assert flag in item_analysis(answers)[0].flags


def test_an_item_that_chance_answers_is_flagged() -> None:
    answers = simulated()
    answers[:, 0] = np.random.default_rng(2).integers(0, 2, 2000)
    assert flags(item_analysis(answers)[0]) == {ItemFlag.LOW_ITEM_REST}


def test_too_few_persons_are_said_to_be_too_few() -> None:
    answers = simulated()
    assert flags(item_analysis(answers[:49])[0]) == {ItemFlag.NOT_ENOUGH_DATA}
    assert ItemFlag.NOT_ENOUGH_DATA not in item_analysis(answers[:50])[0].flags


def test_an_item_that_nobody_answered_has_no_difficulty() -> None:
    answers = simulated()
    answers[:, 2] = np.nan
    item = item_analysis(answers)[2]
    assert (item.persons, item.difficulty, item.item_rest, flags(item)) == (0, None, 0, {ItemFlag.NOT_ENOUGH_DATA})


@pytest.mark.parametrize("answers", [np.ones((60, 3)), np.zeros((60, 1)), np.ones((1, 1)), [[np.nan]]])
def test_answers_that_do_not_vary_give_correlations_of_zero(answers: np.ndarray) -> None:
    for item in item_analysis(answers):
        assert (item.item_rest, item.item_total) == (0, 0)
        assert item.flags


def test_a_person_who_answered_one_item_says_nothing_of_the_rest() -> None:
    answers = simulated()
    lonely = np.full((1, 8), np.nan)
    lonely[0, 0] = 1
    known, more = item_analysis(answers), item_analysis(np.vstack([answers, lonely]))
    assert more[0].persons == 2001
    assert more[0].item_rest == pytest.approx(known[0].item_rest, abs=1e-3)


@pytest.mark.parametrize("highest", [[1, 1, 1], [0, 1], [1, 0.5], [np.nan, 1]])
def test_an_impossible_top_category_is_named(highest: list[float]) -> None:
    with pytest.raises(ValueError, match="highest: expected 2 categories"):
        item_analysis([[0, 1], [1, 1]], highest=highest)


def test_options_of_an_item_that_is_not_there_are_named() -> None:
    options = {2: ChosenOptions(["a", "b"], ["a", "b"], "a")}
    with pytest.raises(ValueError, match="options: expected columns 0 to 1, got \\[2\\]"):
        item_analysis([[0, 1], [1, 1]], options=options)

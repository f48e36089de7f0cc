"""Mantel-Haenszel DIF: classes, purification, and what it does to fair items."""

from collections import Counter

import numpy as np
import pytest

from assessment.psychometrics.dif import Dif, DifClass, dif
from assessment.psychometrics.expected_ability import expected_ability
from assessment.psychometrics.item_parameters import item_parameters
from assessment.psychometrics.marginal_likelihood import calibrate
from assessment.psychometrics.normal import normal_cdf

FAIR = np.zeros(20)


def simulate(
    shift: np.ndarray = FAIR, *, persons: int = 4000, impact: float = 0.0, seed: int = 9
) -> tuple[np.ndarray, np.ndarray]:
    """Rasch answers of two equal groups: items are harder by `shift` for the focal one, whose mean is lower by
    `impact`.
    """
    rng = np.random.default_rng(seed)
    focal = np.arange(persons) % 2 == 1
    theta = rng.normal(size=persons) - impact * focal
    eta = theta[:, None] - rng.normal(size=shift.size) - shift * focal[:, None]
    return (rng.random(eta.shape) < 1 / (1 + np.exp(-eta))).astype(np.int8), focal


def one_table(reference: tuple[int, int], focal: tuple[int, int]) -> Dif:
    """DIF of one item whose persons are all equally able, from (right, wrong) of each group."""
    counts = [*reference, *focal]
    answers, group = np.repeat([1, 0, 1, 0], counts), np.repeat([0, 0, 1, 1], counts)
    return dif(answers[:, None], group, matching=lambda items: np.zeros(answers.size))


def test_delta_is_minus_235_times_the_difference_in_difficulty() -> None:
    shift = FAIR.copy()
    shift[[2, 11]] = 0.8, -0.6
    found = dif(*simulate(shift, persons=40_000))
    assert np.abs(found.delta + 2.35 * shift).max() < 4 * found.delta_se.max()
    assert (found.classes[2], found.classes[11]) == (DifClass.C, DifClass.B)


def test_the_standard_error_is_the_spread_of_delta_over_replications() -> None:
    found = [dif(*simulate(persons=1000, seed=seed)) for seed in range(60)]
    spread = np.std([one.delta for one in found], axis=0).mean()
    assert np.mean([one.delta_se for one in found]) == pytest.approx(spread, rel=0.1)


@pytest.mark.parametrize("impact", [0.0, 1.0])
def test_fair_items_are_significant_no_more_often_than_the_test_says(impact: float) -> None:
    p = np.concatenate([dif(*simulate(persons=1000, impact=impact, seed=seed)).p for seed in range(50)])
    share = float((p < 0.05).mean())
    print(f"impact {impact}: {share:.3f} of {p.size} fair items below p = .05")
    assert share <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / p.size)


@pytest.mark.parametrize("impact", [0.0, 1.0])
def test_fair_items_are_moderate_or_large_no_more_often_than_their_standard_errors_say(impact: float) -> None:
    found = [dif(*simulate(persons=1000, impact=impact, seed=seed)) for seed in range(50)]
    classes = Counter(one for each in found for one in each.classes)
    expected = sum(2 * normal_cdf(-1 / each.delta_se).sum() for each in found)
    print(f"impact {impact}: {dict(classes)}, from the standard errors at most {expected:.0f} of 1000 expected")
    assert classes[DifClass.B] + classes[DifClass.C] <= expected + 3 * np.sqrt(expected)
    assert classes[DifClass.C] == 0


def test_matching_on_the_rest_score_mistakes_a_difference_in_ability_for_unfairness() -> None:
    """The known weakness of the rest score, and why it is not the default."""
    answers, focal = simulate(persons=20_000, impact=1.0)
    assert dif(answers, focal, matching="rest", purifications=0).delta.mean() == pytest.approx(-0.5, abs=0.1)
    assert abs(dif(answers, focal).delta.mean()) < 0.03


def test_purification_clears_the_fair_items() -> None:
    """Six of twenty items are unfair the same way, which makes the others look unfair the other way."""
    shift = np.where(np.arange(20) < 6, 0.9, 0.0)
    answers, focal = simulate(shift, persons=20_000)
    raw, clean = (dif(answers, focal, purifications=passes) for passes in (0, 2))
    assert raw.delta[6:].mean() > 0.4
    assert abs(clean.delta[6:].mean()) < 0.1
    assert clean.matched_on.tolist() == [False] * 6 + [True] * 14
    assert set(clean.classes[:6]) == {DifClass.C}


def test_matching_on_deciles_of_theta_serves_incomplete_answers() -> None:
    """Each person answered some fourteen of the twenty items, and the groups differ in ability."""
    shift = FAIR.copy()
    shift[3] = 1.0
    complete, focal = simulate(shift, persons=20_000, impact=0.5)
    answers = complete.astype(float)
    answers[np.random.default_rng(1).random(answers.shape) < 0.3] = np.nan
    items = calibrate(answers).items

    def theta(used: np.ndarray) -> np.ndarray:
        kept = item_parameters(items.a[used], items.d[used])
        return expected_ability(answers[:, used], kept).theta

    found = dif(answers, focal, matching=theta)
    assert found.classes[3] == DifClass.C
    assert Counter(found.classes)[DifClass.A] == 19
    assert abs(np.delete(found.delta, 3).mean()) < 0.15


def test_swapping_the_groups_turns_delta_around() -> None:
    answers, focal = simulate(np.linspace(-0.8, 0.8, 20))
    there, back = dif(answers, focal), dif(answers, ~focal)
    assert back.delta == pytest.approx(-there.delta)
    assert back.classes == there.classes


def test_order_of_persons_and_items_does_not_matter() -> None:
    answers, focal = simulate(np.linspace(-0.8, 0.8, 20))
    rng = np.random.default_rng(2)
    persons, items = rng.permutation(len(answers)), rng.permutation(20)
    shuffled = dif(answers[persons][:, items], focal[persons])
    assert shuffled.delta == pytest.approx(dif(answers, focal).delta[items])


def test_the_highest_of_ordered_categories_is_success() -> None:
    answers, focal = simulate()
    four = answers.copy()
    four[:, 0] = np.where(answers[:, 0] == 1, 3, np.random.default_rng(4).integers(0, 3, len(answers)))
    found = dif(four, focal)
    assert found.reference[0] == found.focal[0] == 2000
    assert abs(found.delta[0]) < 1


@pytest.mark.parametrize(
    ("reference", "focal", "expected"),
    [
        ((700, 300), (610, 390), DifClass.A),  # delta -0.94, significant
        ((70, 30), (55, 45), DifClass.B),  # delta -1.52, but not significantly beyond 1
        ((66, 44), (59, 51), DifClass.A),  # delta -0.60
        ((700, 300), (580, 420), DifClass.B),  # delta -1.23
        ((700, 300), (500, 500), DifClass.C),  # delta -1.99
        ((500, 500), (700, 300), DifClass.C),  # and the other way
        ((55, 55), (65, 45), DifClass.A),  # delta 0.86, not significant
        ((120, 90), (90, 120), DifClass.B),  # delta -1.35, significant
        ((60, 50), (48, 62), DifClass.A),  # delta -1.03, not significant
        ((150, 0), (0, 150), DifClass.C),
    ],
)
def test_the_classes_of_ets(reference: tuple[int, int], focal: tuple[int, int], expected: DifClass) -> None:
    found = one_table(reference, focal)
    print(f"delta {found.delta[0]:.2f}, standard error {found.delta_se[0]:.2f}, p {found.p[0]:.3f}")
    assert found.classes == (expected,)
    assert np.isfinite([found.delta, found.delta_se, found.odds_ratio]).all()


@pytest.mark.parametrize(("reference", "enough"), [(99, False), (100, True)])
def test_groups_below_one_hundred_are_too_few(reference: int, enough: bool) -> None:
    found = one_table((reference - 50, 50), (60, 60))
    assert (found.classes[0] != DifClass.NOT_ENOUGH_DATA) is enough
    assert np.isfinite(found.delta[0]) == enough
    assert (found.reference[0], found.focal[0]) == (reference, 120)


@pytest.mark.parametrize("tables", [((200, 0), (200, 0)), ((0, 200), (0, 200)), ((200, 200), (0, 0))])
def test_where_nobody_differs_or_a_group_is_empty_there_is_not_enough_data(
    tables: tuple[tuple[int, int], tuple[int, int]],
) -> None:
    assert one_table(*tables).classes == (DifClass.NOT_ENOUGH_DATA,)


def test_when_every_item_is_unfair_nothing_can_be_purified() -> None:
    answers, focal = simulate(np.array([3.0, -3.0]), persons=2000)
    found = dif(answers, focal)
    assert found.matched_on.all()


@pytest.mark.parametrize("focal", [[0, 1], [[0], [1], [1]], [0, 1, 2], [0, 1, np.nan]])
def test_what_is_no_group_is_named(focal: list[float]) -> None:
    with pytest.raises(ValueError, match="focal: expected 3 booleans"):
        dif([[0, 1], [1, 1], [0, 0]], focal)

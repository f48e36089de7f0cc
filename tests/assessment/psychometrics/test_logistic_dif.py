"""DIF by regression: uniform and non-uniform."""

import numpy as np
import pytest

from assessment.psychometrics.dif import DifClass
from assessment.psychometrics.logistic_dif import logistic_dif
from assessment.psychometrics.response import category_probabilities


def simulate(
    seed: int, *, persons: int = 2000, shift: float = 0.0, slope: float = 1.0, steps: int = 1
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Answers to 15 items, the group and theta; for the focal group the first item has its own b and a.

    Its steps shrink as its slope grows, so that the log odds of each step differ by one line in theta.
    """
    rng = np.random.default_rng(seed)
    focal = np.arange(persons) % 2 == 1
    theta = rng.normal(size=persons)
    tau = np.linspace(-0.8, 0.8, steps) if steps > 1 else np.zeros(1)
    a, b = np.ones((persons, 15)), np.tile(rng.normal(size=15), (persons, 1))
    b[:, 0] = shift * focal
    a[:, 0] = np.where(focal, slope, 1)
    p = category_probabilities(theta[:, None], a, b, 0, tau / a[..., None])
    return (rng.random((persons, 15, 1)) > p.cumsum(axis=-1)).sum(axis=-1), focal, theta


@pytest.mark.parametrize("steps", [1, 3])
def test_a_difference_in_difficulty_is_uniform_and_of_its_size(steps: int) -> None:
    answers, focal, theta = simulate(1, persons=8000, shift=0.6, steps=steps)
    found = logistic_dif(answers[:, :1], focal, ability=theta)[0]
    assert found.uniform == pytest.approx(-0.6, abs=0.12)
    assert found.uniform_p is not None and found.uniform_p < 1e-9
    assert found.non_uniform_p is not None and found.non_uniform_p > 0.01


@pytest.mark.parametrize("steps", [1, 3])
def test_a_difference_in_discrimination_is_non_uniform_and_of_its_size(steps: int) -> None:
    answers, focal, theta = simulate(2, persons=8000, slope=2.0, steps=steps)
    found = logistic_dif(answers[:, :1], focal, ability=theta)[0]
    assert found.non_uniform == pytest.approx(1.0, abs=0.2)
    assert found.non_uniform_p is not None and found.non_uniform_p < 1e-9


def test_classes_grow_with_the_effect() -> None:
    found = [logistic_dif(*simulate(3, persons=8000, shift=shift)[:2])[0].dif_class for shift in (0.1, 1.0, 2.0)]
    assert found == [DifClass.A, DifClass.B, DifClass.C]


@pytest.mark.parametrize("steps", [1, 3])
def test_fair_items_are_significant_as_often_as_the_tests_say(steps: int) -> None:
    found = [one for seed in range(20) for one in logistic_dif(*simulate(seed, persons=600, steps=steps)[:2])]
    for name in ("uniform_p", "non_uniform_p", "both_p"):
        share = float(np.mean([getattr(one, name) < 0.05 for one in found]))
        print(f"{steps} steps, {name}: {share:.3f} of {len(found)} fair items below .05")
        assert share <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / len(found))


def test_swapping_the_groups_turns_the_slopes_around() -> None:
    answers, focal, _ = simulate(4, shift=0.5, slope=1.5)
    there, back = logistic_dif(answers, focal)[0], logistic_dif(answers, ~focal)[0]
    assert there.uniform is not None and back.uniform == pytest.approx(-there.uniform, abs=1e-5)
    assert there.non_uniform is not None and back.non_uniform == pytest.approx(-there.non_uniform, abs=1e-5)
    assert back.both_p == pytest.approx(there.both_p)


def test_gaps_are_left_out_when_abilities_are_given() -> None:
    answers, focal, theta = simulate(5, shift=0.8)
    kept = np.arange(len(answers)) % 3 > 0
    gaps = answers.astype(float)
    gaps[~kept, 0] = np.nan
    there = logistic_dif(gaps, focal, ability=theta)[0]
    alone = logistic_dif(answers[kept], focal[kept], ability=theta[kept])[0]
    assert there.uniform == pytest.approx(alone.uniform, abs=1e-2)  # abilities are standardised over different persons
    assert there.uniform_p == pytest.approx(alone.uniform_p)


@pytest.mark.parametrize(("persons", "enough"), [(198, False), (200, True)])
def test_groups_below_one_hundred_are_too_few(persons: int, enough: bool) -> None:
    answers, focal, _ = simulate(6, persons=persons)
    found = logistic_dif(answers, focal)[3]
    assert (found.dif_class != DifClass.NOT_ENOUGH_DATA) is enough
    assert (found.uniform is not None) is enough


def test_an_item_that_everybody_solves_says_nothing() -> None:
    answers, focal, _ = simulate(7)
    answers[:, 0] = 1
    assert logistic_dif(answers, focal)[0].dif_class == DifClass.NOT_ENOUGH_DATA


def test_an_item_that_one_group_never_solves_is_large_and_finite() -> None:
    answers, focal, _ = simulate(8)
    answers[focal, 0] = 0
    found = logistic_dif(answers, focal)[0]
    assert found.dif_class == DifClass.C
    assert found.uniform is not None and found.uniform < -4
    assert np.isfinite([found.uniform_se, found.non_uniform, found.r2_change]).all()  # type: ignore[arg-type]


def test_persons_who_are_all_equally_able_are_compared_all_the_same() -> None:
    answers, focal, _ = simulate(9, shift=1.0)
    found = logistic_dif(answers, focal, ability=np.zeros(len(answers)))[0]
    assert found.uniform == pytest.approx(-0.85, abs=0.3)
    assert found.non_uniform_p == pytest.approx(1)


def test_sums_of_incomplete_answers_are_refused() -> None:
    with pytest.raises(ValueError, match="ability: sums of incomplete answers"):
        logistic_dif(np.array([[1, np.nan], [0, 1]]), [0, 1])


def test_abilities_that_do_not_fit_are_named() -> None:
    with pytest.raises(ValueError, match="ability: expected shape"):
        logistic_dif([[1, 0], [0, 1]], [0, 1], ability=[0.0])

"""S-X2, against published figures and by simulation under a known model."""

import numpy as np
import pytest

from assessment.psychometrics.item_parameters import ItemParameters, item_parameters
from assessment.psychometrics.marginal_likelihood import calibrate
from assessment.psychometrics.response import log_probabilities_at_nodes
from assessment.psychometrics.s_x2 import s_x2
from tests.assessment.psychometrics.reference_data import figures, lsat7


def mixed(items: int = 20, seed: int = 12) -> ItemParameters:
    """Right-or-wrong items, every third with guessing, and two of four ordered categories."""
    rng = np.random.default_rng(seed)
    d = np.full((items, 3), -np.inf)
    d[:, 0] = rng.normal(size=items)
    d[:2] = [[0.5, 0.4, -0.8], [1.0, 1.2, 0.6]]
    c = np.where(np.arange(items) % 3 == 2, 0.25, 0.0)
    return item_parameters(np.exp(rng.normal(0, 0.3, items)), d, c)


def answers(items: ItemParameters, persons: int, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    p = np.exp(log_probabilities_at_nodes(rng.normal(size=persons), items.a, items.d, items.c))
    return np.asarray((rng.random((len(items), 1, persons)) > p.cumsum(axis=1)).sum(axis=1).T)


def test_every_published_figure_of_lsat7_to_its_last_digit() -> None:
    known = figures("lsat7")["S_X2"]
    found = s_x2(lsat7(), calibrate(lsat7(), tolerance=1e-9).items)
    assert found.value.round(3).tolist() == known["value"]
    assert found.df.tolist() == known["df"]
    assert found.p.round(3).tolist() == known["p"]


def test_items_that_fit_are_rejected_as_often_as_p_says(full: bool) -> None:
    """The parameters are the true ones, so none is counted as estimated."""
    items = mixed()
    rounds = 200 if full else 40
    p = np.concatenate([s_x2(answers(items, 1000, seed), items, estimated=np.zeros(20)).p for seed in range(rounds)])
    share = float((p < 0.05).mean())
    print(f"{share:.3f} of {p.size} items that fit have p < .05")
    assert share == pytest.approx(0.05, abs=3 * np.sqrt(0.05 * 0.95 / p.size))


def test_items_whose_parameters_were_estimated_are_rejected_as_often_as_p_says(full: bool) -> None:
    items = item_parameters(np.exp(np.random.default_rng(1).normal(0, 0.3, 12)), np.linspace(-1.5, 1.5, 12))
    p = []
    for seed in range(100 if full else 25):
        given = answers(items, 1000, seed)
        found = calibrate(given)
        p.append(s_x2(given, found.items, estimated=found.free.sum(axis=1)).p)
    share = float((np.concatenate(p) < 0.05).mean())
    print(f"{share:.3f} of {12 * len(p)} calibrated items that fit have p < .05")
    assert share == pytest.approx(0.05, abs=3 * np.sqrt(0.05 * 0.95 / (12 * len(p))))


def test_ignored_guessing_shows() -> None:
    items = mixed()
    guessing = items.c > 0
    blind = item_parameters(items.a, items.d)
    found = s_x2(answers(items, 3000, 1), blind)
    assert (found.p[guessing] < 0.01).mean() > 0.8
    assert found.value[guessing].mean() > 3 * found.df[guessing].mean()


def test_a_reversed_item_shows() -> None:
    items = mixed()
    given = answers(items, 1000, 2)
    given[:, 5] = 1 - given[:, 5]
    found = s_x2(given, items)
    assert found.p[5] < 1e-9
    assert np.argmax(found.value / found.df) == 5


def test_each_sum_between_the_ends_is_a_row_when_persons_are_many() -> None:
    items = item_parameters(np.ones(6), np.zeros(6))
    assert s_x2(answers(items, 20_000, 3), items).df.tolist() == [5 - 2] * 6


def test_sparse_sums_are_put_together() -> None:
    items = item_parameters(np.ones(6), np.zeros(6))
    given = answers(items, 20_000, 3)
    assert (s_x2(given, items, smallest=2000).df < 3).all()
    assert (s_x2(given[:60], items).df <= 3).all()


def test_persons_with_a_gap_are_left_out() -> None:
    items = mixed()
    given = answers(items, 600, 4).astype(float)
    gaps = given.copy()
    gaps[:100, 7] = np.nan
    found, known = s_x2(gaps, items), s_x2(given[100:], items)
    assert found.value == pytest.approx(known.value)
    assert found.persons == 500


def test_order_of_items_does_not_matter() -> None:
    items = mixed()
    given, order = answers(items, 800, 5), np.random.default_rng(0).permutation(20)
    shuffled = s_x2(given[:, order], item_parameters(items.a[order], items.d[order], items.c[order]))
    assert shuffled.value == pytest.approx(s_x2(given, items).value[order])


@pytest.mark.parametrize("given", [np.ones((50, 5)), np.zeros((50, 5)), np.ones((1, 5)), np.full((3, 5), np.nan)])
def test_answers_that_say_nothing_speak_against_nothing(given: np.ndarray) -> None:
    found = s_x2(given, item_parameters(np.ones(5), np.zeros(5)))
    assert found.df.tolist() == [0] * 5
    assert found.p.tolist() == [1] * 5


def test_one_item_alone_cannot_misfit() -> None:
    found = s_x2(np.array([[1], [0]]), item_parameters([1], [0]))
    assert (found.value[0], found.df[0], found.p[0]) == (0, 0, 1)


def test_items_that_do_not_match_the_answers_are_named() -> None:
    with pytest.raises(ValueError, match=r"responses: expected shape \(persons, 5\), got \(2, 3\)"):
        s_x2(np.ones((2, 3)), item_parameters(np.ones(5), np.zeros(5)))

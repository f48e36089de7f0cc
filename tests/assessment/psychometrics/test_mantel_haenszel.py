"""The common odds ratio, against published figures and by identity."""

import math

import numpy as np
import pytest

from assessment.psychometrics.mantel_haenszel import mantel_haenszel
from tests.assessment.psychometrics.reference_data import figures


def admissions() -> np.ndarray:
    """Departments x sexes x (admitted, rejected)."""
    return np.array(figures("mantel_haenszel")["ucb"]["tables"], dtype=float).reshape(6, 2, 2)


def some_tables(seed: int = 4, strata: int = 12) -> np.ndarray:
    return np.random.default_rng(seed).integers(1, 40, (strata, 2, 2)).astype(float)


def test_every_published_figure_of_the_berkeley_admissions_to_its_last_digit() -> None:
    known, found = figures("mantel_haenszel")["ucb"], mantel_haenszel(admissions())
    assert round(float(found.odds_ratio), 7) == known["common_odds_ratio"]
    assert round(float(found.chi_square), 4) == known["X2_with_correction"]
    assert round(float(found.p), 4) == known["p"]
    assert [round(float(end), 7) for end in found.interval()] == known["ci95"]
    uncorrected = mantel_haenszel(admissions(), correction=False)
    assert round(float(uncorrected.chi_square), 6) == known["X2_without"]


def test_one_stratum_gives_the_plain_odds_ratio_and_woolfs_standard_error() -> None:
    found = mantel_haenszel([[[30, 10], [12, 25]]])
    assert found.odds_ratio == pytest.approx(30 * 25 / (10 * 12))
    assert found.log_se == pytest.approx(math.sqrt(1 / 30 + 1 / 10 + 1 / 12 + 1 / 25))


def test_the_standard_error_is_what_phillips_and_holland_write() -> None:
    tables = some_tables()
    a, b, c, d = tables.reshape(-1, 4).T
    n, found = a + b + c + d, mantel_haenszel(tables)
    odds = found.odds_ratio
    inner = (a * d + odds * b * c) * (a + d + odds * (b + c)) / n**2
    assert found.log_se**2 == pytest.approx(inner.sum() / (2 * (a * d / n).sum() ** 2))


def test_swapping_the_groups_or_the_outcomes_inverts_the_ratio() -> None:
    tables = some_tables()
    straight, groups, outcomes = (mantel_haenszel(t) for t in (tables, tables[:, ::-1], tables[:, :, ::-1]))
    for swapped in (groups, outcomes):
        assert swapped.odds_ratio == pytest.approx(1 / straight.odds_ratio)
        assert swapped.log_se == pytest.approx(straight.log_se)
        assert swapped.chi_square == pytest.approx(straight.chi_square)


def test_order_of_strata_and_empty_strata_do_not_matter() -> None:
    tables = some_tables()
    more = np.concatenate([np.zeros((3, 2, 2)), tables[::-1]])
    assert mantel_haenszel(more).odds_ratio == pytest.approx(mantel_haenszel(tables).odds_ratio)
    assert mantel_haenszel(more).chi_square == pytest.approx(mantel_haenszel(tables).chi_square)


def test_many_tables_at_once_are_each_alone() -> None:
    many = np.stack([some_tables(seed) for seed in range(5)])
    together = mantel_haenszel(many)
    assert together.odds_ratio.shape == (5,)
    assert together.log_se[3] == pytest.approx(mantel_haenszel(many[3]).log_se)


@pytest.mark.parametrize(
    "table",
    [
        [[0, 20], [20, 0]],
        [[20, 0], [20, 0]],
        [[0, 0], [5, 5]],
        [[1, 0], [0, 0]],
        [[0, 0], [0, 0]],
        [[50, 0], [20, 30]],
    ],
)
def test_a_table_with_holes_gives_a_finite_ratio_with_a_wide_error(table: list[list[int]]) -> None:
    found = mantel_haenszel([table, table])
    assert np.isfinite([found.odds_ratio, found.log_se, found.chi_square, found.p]).all()
    assert found.log_se > 0.9


def test_where_no_stratum_can_tell_there_is_no_effect_to_report() -> None:
    found = mantel_haenszel([[[20, 0], [30, 0]], [[7, 0], [9, 0]]])
    assert found.chi_square == 0
    assert found.p == 1
    assert abs(np.log(found.odds_ratio)) < found.log_se


def test_a_deviation_below_one_half_is_none_after_correction() -> None:
    assert mantel_haenszel([[[10, 10], [10, 10]]]).chi_square == 0


def test_the_interval_covers_the_true_ratio_as_often_as_it_says() -> None:
    """Sparse strata of four and five persons: 2,000 tables of 150 strata, odds ratio 2."""
    rng = np.random.default_rng(11)
    base = rng.normal(size=(2000, 150))
    first = rng.binomial(2, 1 / (1 + np.exp(-base - math.log(2))))
    second = rng.binomial(3, 1 / (1 + np.exp(-base)))
    tables = np.stack([np.stack([first, 2 - first], -1), np.stack([second, 3 - second], -1)], -2)
    low, high = mantel_haenszel(tables).interval(0.9)
    covered = float(((low <= 2) & (high >= 2)).mean())
    print(f"90 % intervals cover {covered:.3f} of 2,000")
    assert covered == pytest.approx(0.9, abs=0.02)


@pytest.mark.parametrize("wrong", [np.zeros((2, 2)), np.zeros((0, 2, 2)), np.zeros((3, 2, 3))])
def test_what_is_no_stratified_table_is_named(wrong: np.ndarray) -> None:
    with pytest.raises(ValueError, match="tables: expected shape"):
        mantel_haenszel(wrong)


@pytest.mark.parametrize("wrong", [-1, np.nan, np.inf])
def test_impossible_counts_are_named(wrong: float) -> None:
    with pytest.raises(ValueError, match="tables: expected finite counts"):
        mantel_haenszel(np.array([[[wrong, 1], [1, 1]]]))


def test_an_impossible_level_is_named() -> None:
    with pytest.raises(ValueError, match="level"):
        mantel_haenszel(some_tables()).interval(90)

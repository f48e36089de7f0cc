"""Fisher's exact test, against scipy's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike
from scipy.stats import fisher_exact as known

from assessment.psychometrics.fisher_exact import fisher_exact

counts = st.integers(0, 60)


@given(counts, counts, counts, counts)
def test_it_agrees_with_scipy(a: int, b: int, c: int, d: int) -> None:
    table = [[a, b], [c, d]]
    assert fisher_exact(table) == pytest.approx(known(table).pvalue, rel=1e-9)


@pytest.mark.parametrize(
    "table", [[[900, 100], [350, 50]], [[5000, 4000], [5100, 4200]], [[3, 40_000], [9, 20_000]], [[1, 9], [11, 3]]]
)
def test_it_agrees_with_scipy_on_large_tables_too(table: list[list[int]]) -> None:
    assert fisher_exact(table) == pytest.approx(known(table).pvalue, rel=1e-7)


def test_the_lady_tasting_tea() -> None:
    """Fisher 1935: three of four cups right; 17 of 35 tables are no likelier."""
    assert fisher_exact([[3, 1], [1, 3]]) == pytest.approx(34 / 70)


@given(counts, counts, counts, counts)
def test_transposing_and_swapping_change_nothing(a: int, b: int, c: int, d: int) -> None:
    p = fisher_exact([[a, b], [c, d]])
    assert fisher_exact([[a, c], [b, d]]) == pytest.approx(p, rel=1e-9)
    assert fisher_exact([[c, d], [a, b]]) == pytest.approx(p, rel=1e-9)


@pytest.mark.parametrize("table", [[[0, 0], [0, 0]], [[5, 0], [7, 0]], [[0, 0], [3, 4]]])
def test_where_nothing_can_differ_p_is_one(table: list[list[int]]) -> None:
    assert fisher_exact(table) == 1


@pytest.mark.parametrize("table", [[[1, 2]], [[1, -2], [3, 4]], [[0.5, 1], [1, 1]], [[np.nan, 1], [1, 1]]])
def test_what_is_no_table_is_named(table: ArrayLike) -> None:
    with pytest.raises(ValueError, match="table: expected 2 x 2 whole numbers"):
        fisher_exact(table)

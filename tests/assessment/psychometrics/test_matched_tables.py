"""Matching two groups, against counting person by person."""

import numpy as np
import pytest

from assessment.psychometrics.form_answers import MISSING
from assessment.psychometrics.matched_tables import matched_tables

PERSONS, ITEMS = 300, 6


@pytest.fixture
def categories() -> np.ndarray:
    """Four right-or-wrong items, one of three and one of four categories."""
    rng = np.random.default_rng(6)
    return np.minimum(rng.integers(0, 4, (PERSONS, ITEMS)), [1, 1, 1, 1, 2, 3]).astype(np.int16)


FOCAL = np.arange(PERSONS) % 3 == 0


def counted(categories: np.ndarray, item: int, stratum: np.ndarray) -> dict[int, list[list[int]]]:
    """[[right, wrong] of the reference group, of the focal group] by stratum."""
    top = categories[:, item].max()
    table: dict[int, list[list[int]]] = {}
    for person, label in enumerate(stratum):
        if categories[person, item] == MISSING:
            continue
        cell = table.setdefault(int(label), [[0, 0], [0, 0]])
        cell[int(FOCAL[person])][int(categories[person, item] != top)] += 1
    return table


def filled(table: np.ndarray) -> list[list[list[int]]]:
    return [stratum.tolist() for stratum in table if stratum.any()]


@pytest.mark.parametrize("kept", [np.ones(6, dtype=bool), np.array([1, 1, 0, 1, 1, 0], dtype=bool)])
@pytest.mark.parametrize("matching", ["score", "rest"])
def test_sums_with_and_without_the_studied_item(categories: np.ndarray, matching: str, kept: np.ndarray) -> None:
    tables = matched_tables(categories, FOCAL, kept, matching)  # type: ignore[arg-type]
    for item in range(ITEMS):
        used = kept.copy()
        used[item] = matching == "score"
        expected = counted(categories, item, categories[:, used].sum(axis=1))
        assert filled(tables[item]) == [expected[label] for label in sorted(expected)]


def test_deciles_of_theta_from_the_kept_items_and_the_studied_one(categories: np.ndarray) -> None:
    kept = np.array([1, 1, 0, 1, 1, 1], dtype=bool)
    jitter = np.random.default_rng(0).normal(scale=1e-3, size=PERSONS)

    def theta(items: np.ndarray) -> np.ndarray:
        return np.asarray(categories[:, items].mean(axis=1) + jitter)

    tables = matched_tables(categories, FOCAL, kept, theta)
    assert tables.shape == (ITEMS, 10, 2, 2)
    for item in range(ITEMS):
        used = kept.copy()
        used[item] = True
        decile = np.argsort(np.argsort(theta(used))) * 10 // PERSONS
        expected = counted(categories, item, decile)
        assert filled(tables[item]) == [expected[label] for label in sorted(expected)]


def test_gaps_are_left_out_item_by_item(categories: np.ndarray) -> None:
    categories[::2, 1] = MISSING
    tables = matched_tables(categories, FOCAL, np.ones(ITEMS, dtype=bool), lambda items: np.zeros(PERSONS))
    assert tables.sum(axis=(1, 2, 3)).tolist() == [300, 150, 300, 300, 300, 300]


def test_equal_abilities_are_one_stratum(categories: np.ndarray) -> None:
    tables = matched_tables(categories, FOCAL, np.ones(ITEMS, dtype=bool), lambda items: np.zeros(PERSONS))
    assert filled(tables[4]) == list(counted(categories, 4, np.zeros(PERSONS)).values())


def test_sums_of_incomplete_answers_are_refused(categories: np.ndarray) -> None:
    categories[0, 0] = MISSING
    with pytest.raises(ValueError, match="incomplete answers"):
        matched_tables(categories, FOCAL, np.ones(ITEMS, dtype=bool), "score")


def test_another_matching_is_named(categories: np.ndarray) -> None:
    with pytest.raises(ValueError, match="matching: expected 'score', 'rest' or a function, got 'decile'"):
        matched_tables(categories, FOCAL, np.ones(ITEMS, dtype=bool), "decile")  # type: ignore[arg-type]


def test_theta_of_too_few_persons_is_named(categories: np.ndarray) -> None:
    with pytest.raises(ValueError, match="theta"):
        matched_tables(categories, FOCAL, np.ones(ITEMS, dtype=bool), lambda items: np.zeros(3))

"""Distributions of summed scores, against listing every pattern."""

from itertools import product

import numpy as np
import pytest

from assessment.psychometrics.summed_score import rest_scores, summed_scores


@pytest.fixture
def items() -> list[np.ndarray]:
    """Two, four, three, two and two categories, at seven abilities."""
    rng = np.random.default_rng(2)
    return [rng.dirichlet(np.ones(size), 7).T for size in (2, 4, 3, 2, 2)]


def listed(items: list[np.ndarray]) -> np.ndarray:
    scores = np.zeros((sum(len(item) - 1 for item in items) + 1, items[0].shape[1]))
    for pattern in product(*(range(len(item)) for item in items)):
        scores[sum(pattern)] += np.prod([item[k] for item, k in zip(items, pattern, strict=True)], axis=0)
    return scores


def test_every_pattern_is_counted_under_its_sum(items: list[np.ndarray]) -> None:
    assert summed_scores(items) == pytest.approx(listed(items), abs=1e-15)


def test_the_rest_is_everything_but_the_item(items: list[np.ndarray]) -> None:
    for left_out, rest in enumerate(rest_scores(items)):
        assert rest == pytest.approx(listed(items[:left_out] + items[left_out + 1 :]), abs=1e-15)


def test_it_is_a_distribution_at_every_ability(items: list[np.ndarray]) -> None:
    assert summed_scores(items).sum(axis=0) == pytest.approx(np.ones(7))


def test_the_rest_of_a_single_item_is_nothing(items: list[np.ndarray]) -> None:
    assert rest_scores(items[:1])[0] == pytest.approx(np.ones((1, 7)))

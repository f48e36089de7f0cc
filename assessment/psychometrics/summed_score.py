"""How likely is each sum of categories at an ability? The recursion of Lord and Wingersky."""

from collections.abc import Sequence

import numpy as np

from assessment.psychometrics.arrays import FloatArray


def summed_scores(items: Sequence[FloatArray]) -> FloatArray:
    """P(sum | theta), shape (S + 1, Q), from each item's P(k | theta), shape (K + 1, Q).

    Items are taken in one by one: P(sum) becomes the sum over k of P(k) P(sum - k) (Lord & Wingersky 1984).
    """
    return _taken_in(np.ones((1, items[0].shape[1])), items)


def rest_scores(items: Sequence[FloatArray]) -> list[FloatArray]:
    """P(sum of all other items | theta), for each item in turn.

    What one half has in common, all of the other half, is taken in once: J log J steps instead of J squared.
    """
    return _without_each(np.ones((1, items[0].shape[1])), items)


def _without_each(others: FloatArray, items: Sequence[FloatArray]) -> list[FloatArray]:
    if len(items) == 1:
        return [others]
    first, second = items[: len(items) // 2], items[len(items) // 2 :]
    return [*_without_each(_taken_in(others, second), first), *_without_each(_taken_in(others, first), second)]


def _taken_in(scores: FloatArray, items: Sequence[FloatArray]) -> FloatArray:
    for item in items:
        longer = np.zeros((len(scores) + len(item) - 1, scores.shape[1]))
        for k, p in enumerate(item):
            longer[k : k + len(scores)] += p * scores
        scores = longer
    return scores

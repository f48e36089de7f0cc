"""Two calibrations on one scale."""

import numpy as np
import pytest

from assessment.psychometrics.item_model import ItemArray, ItemModel, stack_items
from assessment.psychometrics.linking import Link, linked, stocking_lord
from assessment.psychometrics.response import category_probabilities

KINDS = [(0.0, np.zeros(1)), (0.25, np.zeros(1)), (0.0, np.array([-0.8, 0.0, 0.8]))]


def anchors(count: int = 12, noise: float = 0.0) -> ItemArray:
    rng, models = np.random.default_rng(4), []
    for number in range(count):
        c, steps = KINDS[number % 3]
        a, b = np.exp(rng.normal(0.1, 0.3)), rng.normal()
        a, b = a * np.exp(noise * rng.normal()), b + noise * rng.normal()
        models.append(ItemModel(np.ones(1), a, b, c, steps, b_sd=0.2, a_sd=0.1))
    return stack_items(models)


@pytest.mark.parametrize("truth", [Link(1.0, 0.0), Link(1.3, -0.6), Link(0.7, 1.1)])
def test_a_known_change_of_scale_is_found_exactly(truth: Link) -> None:
    old = anchors()
    new = linked(old, Link(1 / truth.slope, -truth.intercept / truth.slope))
    assert stocking_lord(old, new) == pytest.approx(truth, abs=1e-7)


def test_noise_in_the_items_leaves_the_scale_nearly_in_place() -> None:
    link = stocking_lord(anchors(60), anchors(60, noise=0.1))
    assert link == pytest.approx((1.0, 0.0), abs=0.08)


def test_no_other_link_brings_the_curves_closer() -> None:
    old, new = anchors(12), anchors(12, noise=0.3)
    nodes, weights = np.polynomial.hermite_e.hermegauss(41)

    def apart(link: Link) -> float:
        scores = []
        for items in (old, linked(new, link)):
            p = category_probabilities(nodes[:, None], items.a, items.b, items.c, items.steps)
            scores.append((p @ np.arange(p.shape[-1])).sum(axis=1))
        return float((scores[0] - scores[1]) ** 2 @ weights)

    found = stocking_lord(old, new)
    for slope in (0.97, 1.03):
        assert apart(found) < apart(Link(found.slope * slope, found.intercept))
    for shift in (-0.03, 0.03):
        assert apart(found) < apart(Link(found.slope, found.intercept + shift))


def test_linked_items_answer_as_before_on_the_new_scale() -> None:
    items, link = anchors(3), Link(1.4, 0.5)
    before = category_probabilities(0.3, items.a, items.b, items.c, items.steps)
    moved = linked(items, link)
    after = category_probabilities(1.4 * 0.3 + 0.5, moved.a, moved.b, moved.c, moved.steps)
    assert after == pytest.approx(before, abs=1e-12)
    assert moved.b_sd == pytest.approx(1.4 * items.b_sd)


def test_a_single_anchor_holds_no_scale() -> None:
    with pytest.raises(ValueError, match="two or more"):
        stocking_lord(anchors(1), anchors(1))

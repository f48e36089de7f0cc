"""Adaptive tests of many persons on one scale, all in step: one turn after the other."""

from dataclasses import dataclass

import numpy as np

from assessment.psychometrics.arrays import BoolArray, FloatArray, IntArray
from assessment.psychometrics.blueprint import Blueprint
from assessment.psychometrics.group_tilted import LikelihoodTable, group_derivatives
from assessment.psychometrics.information_table import InformationTable
from assessment.psychometrics.item_model import ItemArray
from assessment.psychometrics.simulated_answers import draw_categories
from assessment.psychometrics.stopping import StopRule


@dataclass(frozen=True, eq=False)
class SimulatedTests:
    """N tests: final mean and sd (N,), length (N,), items asked and categories reached (N, T), -1 after the end."""

    mean: FloatArray
    sd: FloatArray
    length: IntArray
    items: IntArray
    categories: IntArray

    def exposure(self, bank: int) -> FloatArray:
        """Share of the tests (J,) in which each item of the bank was asked."""
        return np.bincount(self.items[self.items >= 0], minlength=bank) / max(len(self.length), 1)

    def overlap(self, bank: int) -> float:
        """The mean share of items that two tests have in common: sum of squared exposures over their sum."""
        rates = self.exposure(bank)
        return float((rates**2).sum() / rates.sum())


@dataclass(frozen=True, eq=False)
class CommonTest:
    """What all persons of a test share: the items as believed and as they are, tables of them, and the rules."""

    bank: ItemArray
    truth: ItemArray
    table: InformationTable
    likelihoods: LikelihoodTable
    stop: StopRule
    blueprint: Blueprint | None
    top: int
    prior: tuple[float, float]


def sit_together(
    common: CommonTest, thetas: FloatArray, eligible: BoolArray | None, generator: np.random.Generator
) -> SimulatedTests:
    """The tests of persons with true thetas (N,), who may get the items eligible for them (N, J), or any."""
    size, longest = thetas.size, min(common.stop.longest, len(common.bank))
    mean, variance = np.full(size, common.prior[0]), np.full(size, common.prior[1] ** 2)
    items, categories = np.full((2, size, longest), -1)
    unused = np.ones((size, len(common.bank)), dtype=bool)
    active, length = np.arange(size), np.zeros(size, dtype=np.int64)
    for turn in range(longest):
        active = active[~common.stop.stops(length[active], mean[active], np.sqrt(variance[active]))]
        allowed = _allowed(common, unused, eligible, items, active)
        active, allowed = active[allowed.any(axis=1)], allowed[allowed.any(axis=1)]
        if not active.size:
            break
        value = common.table.at(mean[active], np.sqrt(variance[active]))
        item = _pick(np.where(allowed, value, -1.0), allowed, common.top, generator)
        category = draw_categories(common.truth.take(item), thetas[active], generator)
        m, v = mean[active], variance[active]
        h, k = group_derivatives(common.likelihoods, item, category, m, v + common.bank.b_sd[item] ** 2)
        mean[active], variance[active] = m + v * h, v - v * v * k
        items[active, turn], categories[active, turn] = item, category
        unused[active, item] = False
        length[active] += 1
    return SimulatedTests(mean, np.sqrt(variance), length, items, categories)


def _allowed(
    common: CommonTest, unused: BoolArray, eligible: BoolArray | None, items: IntArray, active: IntArray
) -> BoolArray:
    """Items (A, J) that each active person may get: eligible ones where there are any."""
    open_items = unused[active]
    if common.blueprint is not None:
        open_items &= np.array([common.blueprint.allowed(asked[asked >= 0]) for asked in items[active]], dtype=bool)
    if eligible is None:
        return open_items
    both = open_items & eligible[active]
    return np.where(both.any(axis=1, keepdims=True), both, open_items)


def _pick(value: FloatArray, allowed: BoolArray, top: int, generator: np.random.Generator) -> IntArray:
    """One of the `top` best allowed items for each person, with equal chances."""
    if top == 1:
        return np.asarray(value.argmax(axis=1), dtype=np.int64)
    wide = min(top, value.shape[1])
    best = np.argpartition(-value, wide - 1, axis=1)[:, :wide]
    best = np.take_along_axis(best, np.argsort(-np.take_along_axis(value, best, axis=1), axis=1), axis=1)
    choices = np.minimum(allowed.sum(axis=1), wide)
    return np.asarray(best[np.arange(len(best)), generator.integers(0, choices)], dtype=np.int64)

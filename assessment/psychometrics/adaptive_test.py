"""Adaptive tests of many simulated persons on one scale, all in step."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.answer_log import AnswerLog
from assessment.psychometrics.arrays import BoolArray, IntArray, finite_number, finite_vector
from assessment.psychometrics.blueprint import Blueprint
from assessment.psychometrics.group_filter import filter_group
from assessment.psychometrics.group_tilted import likelihood_table
from assessment.psychometrics.information_table import InformationTable
from assessment.psychometrics.item_eligibility import Eligibility
from assessment.psychometrics.item_model import ItemArray
from assessment.psychometrics.stopping import StopRule
from assessment.psychometrics.tests_in_step import CommonTest, SimulatedTests, sit_together

BLOCK = 512  # persons whose information over the bank is held at once
COHORT = 25  # persons who start before the counts of exposure are brought up to date
SWEEPS = 2  # that settle the final estimates


def simulate_test(
    bank: ItemArray,
    thetas: ArrayLike,
    *,
    stop: StopRule,
    eligibility: Eligibility | None = None,
    blueprint: Blueprint | None = None,
    top: int = 1,
    prior: tuple[float, float] = (0.0, 1.0),
    truth: ItemArray | None = None,
    seed: int = 0,
) -> SimulatedTests:
    """Tests of persons with true thetas (N,), each item the most informative one that is allowed.

    bank are the items as the test believes them, on one skill; `truth`, by default the same, is how persons
    answer. The value of an item is the posterior variance that it is expected to take away, its error of b
    counted; one of the `top` best is drawn. Estimates are those of `skill_filter` from a normal prior (mean, sd),
    the final ones settled as in `expectation_propagation`. With `eligibility`, persons arrive in small cohorts
    and its counts are brought up to date, in place, after each; a blueprint holds besides.
    ValueError for banks of several skills and arguments out of range.
    """
    persons = finite_vector("thetas", thetas)
    if bank.weights.shape[1] != 1:
        raise ValueError(f"bank: expected items on one skill, got {bank.weights.shape[1]}")
    if eligibility is not None and eligibility.items != len(bank):
        raise ValueError(f"eligibility: covers {eligibility.items} items, but the bank has {len(bank)}")
    if top < 1:
        raise ValueError(f"top: expected at least 1, got {top}")
    finite_number("prior", prior[1], low=1e-6)
    common = CommonTest(
        bank, truth or bank, InformationTable(bank), likelihood_table(bank), stop, blueprint, top, prior
    )
    generator = np.random.default_rng(seed)
    parts = []
    for rows in _cohorts(persons.size, eligibility is not None):
        drawn = None if eligibility is None else eligibility.draw(generator, rows.size)
        part = sit_together(common, persons[rows], drawn, generator)
        if eligibility is not None and drawn is not None:
            eligibility.record(drawn, _shown(part.items, len(bank)))
        parts.append(part)
    return _settled(common, _joined(parts))


def _cohorts(persons: int, exposed: bool) -> Iterator[IntArray]:
    """Blocks of persons; with exposure control small ones, growing from one person."""
    start, size = 0, 1 if exposed else BLOCK
    while start < persons:
        yield np.arange(start, min(start + size, persons))
        start, size = start + size, min(2 * size, COHORT) if exposed else BLOCK


def _shown(items: IntArray, bank: int) -> BoolArray:
    shown = np.zeros((len(items), bank), dtype=bool)
    person, turn = np.nonzero(items >= 0)
    shown[person, items[person, turn]] = True
    return shown


def _settled(common: CommonTest, tests: SimulatedTests) -> SimulatedTests:
    """The tests with estimates that do not depend on the order of their answers."""
    person, turn = np.nonzero(tests.items >= 0)
    log = AnswerLog(person, tests.items[person, turn], tests.categories[person, turn])
    prior_mean, prior_sd = common.prior
    means, covariances = filter_group([prior_mean], [[prior_sd**2]], common.bank, log, sweeps=SWEEPS)
    mean, sd = tests.mean.copy(), tests.sd.copy()
    mean[: log.persons], sd[: log.persons] = means[:, 0], np.sqrt(covariances[:, 0, 0])
    return replace(tests, mean=mean, sd=sd)


def _joined(parts: list[SimulatedTests]) -> SimulatedTests:
    columns = ("mean", "sd", "length", "items", "categories")
    return SimulatedTests(*(np.concatenate([getattr(part, name) for part in parts]) for name in columns))

"""Ranks of the truth are flat: intervals of every width are honest at once."""

from dataclasses import replace

import numpy as np
import pytest

from assessment.psychometrics.accuracy import accuracy, accuracy_by, quintiles
from assessment.psychometrics.answer_log import answer_log
from assessment.psychometrics.group_filter import filter_group
from assessment.psychometrics.item_model import stack_items
from assessment.psychometrics.simulated_answers import draw_categories, draw_items, draw_learners, draw_log
from assessment.psychometrics.simulation_based_calibration import truth_ranks
from tests.assessment.psychometrics.simulated_bank import PRIOR, TOPICS, ZERO, bank


def test_ranks_of_an_honest_normal_are_flat() -> None:
    rng = np.random.default_rng(1)
    truth = rng.normal(size=200_000)
    found = truth_ranks(truth + rng.normal(size=truth.size), np.ones(truth.size), truth)
    assert found.largest_deviation < 4 * found.chance_error


@pytest.mark.parametrize(("factor", "shape"), [(0.7, "bowl"), (1.4, "hump")])
def test_dishonest_widths_bend_the_ranks(factor: float, shape: str) -> None:
    error = np.random.default_rng(2).normal(size=50_000)
    shares = truth_ranks(error, np.full(error.size, factor), np.zeros(error.size)).shares
    ends, middle = shares[[0, -1]].mean(), shares[9:11].mean()
    assert (ends > 1.2 > middle) if shape == "bowl" else (ends < 0.8 < middle)


@pytest.mark.parametrize("each", [10, 60, 120])
def test_the_filter_is_calibrated(each: int, full: bool) -> None:
    """Learners and items drawn from their priors; ranks flat within 10 %, coverage of every width within .02."""
    rng = np.random.default_rng(40 + each)
    means, sds, truths = [], [], []
    for number in range(4 if full else 2):
        items = stack_items(bank(50 + number))
        theta = draw_learners(ZERO, PRIOR, 1500 if full else 500, rng)
        log = draw_log(items, theta, draw_items(len(theta), len(items), each, rng), rng)
        mean, covariance = filter_group(ZERO, PRIOR, items, log)
        means.append(mean)
        sds.append(np.sqrt(np.einsum("nii->ni", covariance)))
        truths.append(theta)
    mean, sd, truth = (np.concatenate(parts) for parts in (means, sds, truths))
    ranks, overall = truth_ranks(mean, sd, truth), accuracy(mean, sd, truth)
    print(f"{each} answers, {truth.size} estimates: largest deviation {ranks.largest_deviation:.3f}, {overall}")
    assert ranks.largest_deviation < 0.10
    for level, held in overall.coverage.items():
        assert held == pytest.approx(level / 100, abs=0.02)
    for groups in (accuracy_by(mean, sd, truth, quintiles(mean)), accuracy_by(mean, sd, truth, TOPICS)):
        held_by = {group: round(found.coverage[90], 3) for group, found in groups.items()}
        print("  coverage of 90 % intervals by group:", held_by)
        assert min(held_by.values()) >= 0.88
        assert max(held_by.values()) <= 0.92


def test_the_filter_is_calibrated_for_items_that_are_not_known_well(full: bool) -> None:
    """The truth of b is drawn anew for every answer, around what is believed, with its standard error."""
    rng, items = np.random.default_rng(45), stack_items(bank(55))
    unsure = replace(items, b_sd=np.full(len(items), 0.5))
    theta = draw_learners(ZERO, PRIOR, 4000 if full else 1000, rng)
    asked = draw_items(len(theta), len(items), 60, rng)
    person, rows = np.repeat(np.arange(len(theta)), 60), items.take(asked.ravel())
    eta = np.sum(rows.weights * theta[person], axis=1) - 0.5 * rng.normal(size=person.size)
    log = answer_log(person, asked.ravel(), draw_categories(rows, eta, rng), items)
    mean, covariance = filter_group(ZERO, PRIOR, unsure, log)
    ranks = truth_ranks(mean, np.sqrt(np.einsum("nii->ni", covariance)), theta)
    print(f"unsure items: largest deviation {ranks.largest_deviation:.3f}")
    assert ranks.largest_deviation < 0.10


@pytest.mark.parametrize(("mean", "sd"), [([], []), ([0.0], [0.0])])
def test_nothing_to_rank_is_refused(mean: list[float], sd: list[float]) -> None:
    with pytest.raises(ValueError, match="mean, sd, truth"):
        truth_ranks(mean, sd, mean)

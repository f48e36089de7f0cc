"""M2: against mirt, and against its own distribution under a true and a false model."""

import numpy as np
import pytest

from assessment.psychometrics.chi_square import chi_square_tail
from assessment.psychometrics.global_fit import global_fit
from assessment.psychometrics.item_parameters import ItemParameters
from assessment.psychometrics.item_priors import ItemPriors, guessing_prior
from assessment.psychometrics.marginal_likelihood import calibrate
from assessment.psychometrics.model_moments import model_moments
from assessment.psychometrics.quadrature import normal_quadrature

from .reference_data import figures, lsat7
from .simulated_answers import answers, joined, population, random_items
from .written_out import point

MIXED = joined(random_items(5, 1), random_items(4, 2, steps=2), random_items(3, 3, c=0.2))


def test_the_published_fit_of_lsat7() -> None:
    known = figures("lsat7")["M2"]
    found = global_fit(calibrate(lsat7(), quadrature=normal_quadrature(61), tolerance=1e-9), lsat7())
    values = (found.m2, found.df, found.p, found.rmsea, found.srmsr, found.tli, found.cfi)
    assert values == pytest.approx(
        tuple(known[name] for name in ("M2", "df", "p", "RMSEA", "SRMSR", "TLI", "CFI")), abs=5.001e-4
    )


def test_moments_are_those_of_simulated_answers() -> None:
    found = calibrate(
        answers(MIXED, population(2000, 4), seed=5),
        priors=ItemPriors.weak(),
        start=MIXED,
        fixed=np.ones(12, dtype=bool),
    )
    rng = np.random.default_rng(6)
    theta = rng.normal(found.population_mean, found.population_sd, 100_000)
    x = answers(MIXED, theta, seed=7).astype(float)
    first, second = np.triu_indices(12, k=1)
    everything = np.hstack([x, x[:, first] * x[:, second]])
    moments = model_moments(found)
    assert moments.expected == pytest.approx(everything.mean(axis=0), abs=0.02)
    assert moments.covariance == pytest.approx(np.cov(everything, rowvar=False), abs=0.05)


@pytest.mark.parametrize("anchored", [False, True])
def test_derivatives_of_moments_are_those_taken_numerically(anchored: bool) -> None:
    from dataclasses import replace

    fixed = np.arange(12) < 4 if anchored else None
    priors = ItemPriors.weak(guessing_prior(np.where(MIXED.c > 0, 4, 0)))
    found = calibrate(answers(MIXED, population(800, 8), seed=9), priors=priors, start=MIXED, fixed=fixed)
    at, size, width = point(found), int(found.free.sum()), 1e-5

    def expected(moved: np.ndarray) -> np.ndarray:
        with np.errstate(divide="ignore"):
            rows = np.column_stack([found.items.a, found.items.d, np.log(found.items.c) - np.log1p(-found.items.c)])
        rows[found.free] = moved[:size]
        items = ItemParameters(rows[:, 0], rows[:, 1:-1], 1 / (1 + np.exp(-rows[:, -1])))
        mean, sd = (moved[size], np.exp(moved[size + 1])) if anchored else (0.0, 1.0)
        return model_moments(replace(found, items=items, population_mean=mean, population_sd=sd)).expected

    sides = [(expected(at + step) - expected(at - step)) / (2 * width) for step in width * np.eye(at.size)]
    assert model_moments(found).derivative == pytest.approx(np.array(sides).T, abs=1e-6)


def test_under_a_true_model_p_is_uniform_and_under_a_false_one_it_is_small(full: bool) -> None:
    true, false = [], []
    for seed in range(200 if full else 40):
        responses = answers(random_items(10, 30 + seed), population(800, 100 + seed), seed)
        true.append(global_fit(calibrate(responses), responses).p)
        false.append(global_fit(calibrate(responses, equal_slopes=True), responses).p)
    print(f"p of M2, mean: {np.mean(true):.2f} true, {np.mean(false):.2f} false model")
    assert np.mean(true) == pytest.approx(0.5, abs=0.15)
    assert np.mean(np.array(false) < 0.05) > 0.5


def test_ordered_categories_have_the_moments_form() -> None:
    items = random_items(10, 11, steps=3)
    responses = answers(items, population(1500, 12), seed=13)
    found = global_fit(calibrate(responses), responses)
    assert found.df == 10 * 11 // 2 - 40
    assert 0.001 < found.p <= 1
    assert found.p == pytest.approx(float(chi_square_tail(found.m2, found.df)))


def test_persons_with_gaps_are_left_out() -> None:
    responses = answers(random_items(8, 14), population(500, 15), seed=16)
    with_gaps = np.vstack([responses, np.full((3, 8), -1)])
    found = calibrate(responses)
    assert global_fit(found, with_gaps) == global_fit(found, responses)


@pytest.mark.parametrize(("items", "named"), [(3, "no degree of freedom"), (101, "at most 100 items")])
def test_what_cannot_be_tested_is_named(items: int, named: str) -> None:
    responses = answers(random_items(items, 17), population(300, 18), seed=19)
    with pytest.raises(ValueError, match=named):
        global_fit(calibrate(responses, priors=ItemPriors.weak(), most_maps=5), responses[:, :items])

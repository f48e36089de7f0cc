"""Standard errors: against mirt, against a numerical Hessian, and against what happens when data are drawn again."""

import numpy as np
import pytest

from assessment.psychometrics.calibration_result import Calibration
from assessment.psychometrics.form_answers import form_answers
from assessment.psychometrics.item_parameters import ItemParameters
from assessment.psychometrics.item_priors import ItemPriors, guessing_prior
from assessment.psychometrics.marginal_likelihood import calibrate
from assessment.psychometrics.oakes import observed_information, standard_errors
from assessment.psychometrics.quadrature import normal_quadrature

from .reference_data import figures, lsat7
from .simulated_answers import answers, joined, population, random_items
from .written_out import objective, point

SMALL = joined(random_items(2, 1), random_items(2, 2, steps=2), random_items(2, 3, c=0.2))
OPTIONS = np.where(SMALL.c > 0, 4, 0)


def hessian(found: Calibration, responses: np.ndarray) -> np.ndarray:
    at, width = point(found), 2e-3
    steps = width * np.eye(at.size)

    def second(i: int, j: int) -> float:
        corners = [(1, 1), (1, -1), (-1, 1), (-1, -1)]
        values = [k * m * objective(found, responses, at + k * steps[i] + m * steps[j]) for k, m in corners]
        return sum(values) / (4 * width**2)

    lower = [[second(i, j) for j in range(i + 1)] for i in range(at.size)]
    return np.array([[lower[max(i, j)][min(i, j)] for j in range(at.size)] for i in range(at.size)])


def test_errors_are_those_of_mirt() -> None:
    """Printed to three decimals, so half a unit of the third."""
    expected = figures("lsat7")["model_2pl"]
    found = calibrate(lsat7(), quadrature=normal_quadrature(61), tolerance=1e-9)
    errors = standard_errors(found, lsat7())
    assert errors.a == pytest.approx(expected["se_a"], abs=5.001e-4)
    assert errors.d[:, 0] == pytest.approx(expected["se_d"], abs=5.001e-4)


@pytest.mark.parametrize("missing", [0.0, 0.2])
@pytest.mark.parametrize(
    ("items", "priors", "anchored"),
    [
        (random_items(5, 4), ItemPriors(), False),
        (random_items(4, 5, steps=2), ItemPriors.weak(), False),
        (SMALL, ItemPriors.weak(guessing_prior(OPTIONS)), False),
        (SMALL, ItemPriors.weak(guessing_prior(OPTIONS)), True),
        (random_items(5, 4), ItemPriors.weak(), True),
    ],
)
def test_the_information_is_the_second_derivative(
    items: ItemParameters, priors: ItemPriors, anchored: bool, missing: float
) -> None:
    responses = answers(items, population(500, 1), seed=2, missing=missing)
    fixed = np.arange(len(items)) < 2 if anchored else None
    found = calibrate(responses, priors=priors, start=items if anchored else None, fixed=fixed, tolerance=1e-8)
    information = observed_information(found, form_answers(responses, steps=items.steps))
    assert information == pytest.approx(-hessian(found, responses), rel=1e-3, abs=1e-2)


def test_twice_the_data_have_errors_smaller_by_the_root_of_two() -> None:
    responses = answers(random_items(8, 6), population(600, 3), seed=4)
    doubled = np.vstack([responses, responses])
    once = standard_errors(calibrate(responses), responses)
    twice = standard_errors(calibrate(doubled), doubled)
    assert once.a / twice.a == pytest.approx(np.sqrt(2), rel=1e-3)
    assert once.b / twice.b == pytest.approx(np.sqrt(2), rel=1e-3)


def test_frequencies_count_as_persons() -> None:
    responses = answers(random_items(6, 7, steps=2), population(400, 5), seed=6)
    counts = np.full(400, 2)
    found = calibrate(responses, frequencies=counts)
    repeated = np.repeat(responses, counts, axis=0)
    assert standard_errors(found, responses, counts).d == pytest.approx(standard_errors(found, repeated).d, rel=1e-6)


def test_estimates_scatter_as_their_errors_say(full: bool) -> None:
    """Distances from the truth over their errors, over many drawings, are standard normal."""
    items, replications = random_items(12, 8), 300 if full else 60
    distances = []
    for seed in range(replications):
        responses = answers(items, population(1000, 100 + seed), seed)
        found = calibrate(responses)
        errors = standard_errors(found, responses)
        b = found.items.difficulties()[0]
        distances.append(
            [
                (found.items.a - items.a) / errors.a,
                (found.items.d - items.d)[:, 0] / errors.d[:, 0],
                (b - items.difficulties()[0]) / errors.b,
            ]
        )
    deviations = np.sqrt(np.mean(np.square(distances), axis=(0, 2)))
    print(f"deviation of a, d, b over their standard errors, {replications} drawings: {deviations.round(3)}")
    assert deviations == pytest.approx(1.0, abs=0.1)


def test_equal_slopes_have_one_error() -> None:
    responses = answers(random_items(7, 9), population(800, 7), seed=8)
    found = calibrate(responses, equal_slopes=True)
    errors = standard_errors(found, responses)
    assert np.ptp(errors.a) == pytest.approx(0)
    assert 0 < errors.a[0] < standard_errors(calibrate(responses), responses).a.min()


def test_what_is_fixed_has_no_error() -> None:
    items = random_items(10, 10)
    responses = answers(items, population(700, 9), seed=10)
    found = calibrate(responses, start=items, fixed=np.arange(10) < 3)
    errors = standard_errors(found, responses)
    assert not errors.a[:3].any()
    assert not errors.b[:3].any()
    assert (errors.b[3:] > 0).all()


def test_the_more_items_are_fixed_the_surer_the_population() -> None:
    """And never as sure as if every ability were known."""
    items = random_items(10, 10)
    responses = answers(items, population(700, 9), seed=10)
    found = [calibrate(responses, start=items, fixed=np.arange(10) < fixed) for fixed in (3, 10)]
    few, all_ = (standard_errors(one, responses) for one in found)
    assert few.population_mean > all_.population_mean > 1 / np.sqrt(700)
    assert few.population_sd > all_.population_sd > 1 / np.sqrt(2 * 700)


def test_an_item_that_everybody_solved_has_a_wide_error_under_its_prior() -> None:
    responses = answers(random_items(6, 11), population(100, 11), seed=12)
    responses[:, 2] = 1
    errors = standard_errors(calibrate(responses, priors=ItemPriors.weak()), responses)
    assert np.isfinite(errors.d).all()
    assert errors.d[2, 0] == errors.d.max()


def test_where_there_is_no_maximum_there_are_no_errors() -> None:
    responses = answers(random_items(6, 12), population(300, 13), seed=14)
    halfway = calibrate(responses, most_maps=1)
    with pytest.raises(ValueError, match="not positive definite; a parameter still changed"):
        standard_errors(halfway, responses[:3])

"""The E-step against sums over persons and nodes written out, and both of its ways against each other."""

import numpy as np
import pytest

from assessment.psychometrics.expected_counts import ExpectedCounts, expected_counts
from assessment.psychometrics.form_answers import FormAnswers, form_answers
from assessment.psychometrics.item_parameters import ItemParameters, item_parameters
from assessment.psychometrics.quadrature import fine_quadrature, normal_quadrature
from assessment.psychometrics.response import log_probabilities_at_nodes
from assessment.psychometrics.weighted_score import expected_counts_by_score

NODES = normal_quadrature().nodes
LOG_WEIGHTS = np.log(normal_quadrature().weights)
MIXED = item_parameters(
    [1.2, 0.8, 2.0, 1.0, -0.7], [[0.3, -np.inf], [-1.0, -np.inf], [0.5, -0.4], [0.2, -np.inf], [0.1, -np.inf]]
)
NONE = np.empty(0, dtype=np.int64)


def random_answers(items: ItemParameters, persons: int, missing: float, seed: int = 1) -> FormAnswers:
    rng = np.random.default_rng(seed)
    categories = rng.integers(0, items.steps + 1, (persons, len(items)))
    categories[rng.random(categories.shape) < missing] = -1
    return form_answers(categories, rng.integers(1, 4, persons), items.steps)


def written_out(answers: FormAnswers, items: ItemParameters, guessed: np.ndarray) -> ExpectedCounts:
    log_p = log_probabilities_at_nodes(NODES, items.a, items.d, items.c)
    seen = answers.answered()
    persons, counts = np.zeros(NODES.size), np.zeros((len(items), NODES.size))
    right, scores, log_likelihood = np.zeros(counts.shape), np.zeros(len(items)), 0.0
    for x, there, frequency in zip(answers.categories, seen, answers.frequencies, strict=True):
        joint = LOG_WEIGHTS + sum(log_p[j, x[j]] for j in np.flatnonzero(there))
        marginal = np.log(np.exp(joint).sum())
        density = frequency * np.exp(joint - marginal)
        log_likelihood += frequency * marginal
        persons += density
        counts[there] += density
        right[there & (x > 0)] += density
        scores += np.where(there, x, 0) * (density @ NODES)
    return ExpectedCounts(NODES, persons, counts, scores, right[guessed], log_likelihood)


def same(found: ExpectedCounts, expected: ExpectedCounts, tolerance: float) -> None:
    assert found.persons == pytest.approx(expected.persons, abs=tolerance)
    assert np.broadcast_to(found.answered, expected.answered.shape) == pytest.approx(expected.answered, abs=tolerance)
    assert found.scores == pytest.approx(expected.scores, abs=tolerance)
    assert found.correct == pytest.approx(expected.correct, abs=tolerance)


@pytest.mark.parametrize("missing", [0.0, 0.3])
@pytest.mark.parametrize("guessed", [[], [1], [0, 1, 3]])
def test_counts_are_sums_over_persons_and_nodes(missing: float, guessed: list[int]) -> None:
    c = np.zeros(len(MIXED))
    c[guessed] = 0.2
    items = item_parameters(MIXED.a, MIXED.d, c)
    answers = random_answers(items, 300, missing)
    chosen = np.array(guessed, dtype=np.int64)
    expected = written_out(answers, items, chosen)
    found = expected_counts(answers, items, NODES, LOG_WEIGHTS, chosen)
    same(found, expected, 1e-9)
    plain = np.setdiff1d(np.arange(len(items)), chosen)
    counts = answers.category_counts()[plain, 1:]
    intercepts = (counts * np.where(np.isfinite(items.d[plain]), items.d[plain], 0)).sum()
    assert found.log_likelihood + intercepts == pytest.approx(expected.log_likelihood, abs=1e-8)


@pytest.mark.parametrize(("items", "seed"), [(3, 1), (20, 2), (60, 3), (250, 4)])
def test_the_table_of_scores_gives_the_same_counts(items: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    steps = rng.integers(1, 5, items)
    d = np.where(np.arange(4) < steps[:, None], rng.normal(0, 1.5, (items, 4)), -np.inf)
    form = item_parameters(np.exp(rng.normal(0, 0.5, items)) * rng.choice([1, -1], items, p=[0.9, 0.1]), d)
    answers = random_answers(form, 400, 0.0, seed)
    quadrature = fine_quadrature(0.05)
    nodes, log_weights = quadrature.nodes, np.log(quadrature.weights)
    direct = expected_counts(answers, form, nodes, log_weights, NONE)
    by_score = expected_counts_by_score(answers, form, nodes, log_weights)
    same(by_score, direct, 1e-6)
    assert by_score.log_likelihood == pytest.approx(direct.log_likelihood, abs=1e-6)


def test_a_person_without_answers_is_expected_where_the_population_is() -> None:
    answers = form_answers([[np.nan] * 5], steps=MIXED.steps)
    counts = expected_counts(answers, MIXED, NODES, LOG_WEIGHTS, NONE)
    assert counts.persons == pytest.approx(np.exp(LOG_WEIGHTS), abs=1e-15)
    assert counts.log_likelihood == pytest.approx(0.0, abs=1e-12)

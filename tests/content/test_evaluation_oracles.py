"""The evaluation bank's solutions agree with trusted libraries and with the examples of their prompts."""

import runpy
from fractions import Fraction
from math import comb
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sacrebleu.metrics.bleu import BLEU
from scipy.special import log_softmax
from scipy.stats import bootstrap
from sklearn.calibration import calibration_curve
from sklearn.metrics import f1_score

CODE = Path(__file__).parents[2] / "quizzes" / "banks" / "evaluation-metrics" / "code"


def load(item: str, name: str, file: str = "solution.py") -> Any:
    return runpy.run_path(str(CODE / item / file))[name]


f1_averages = load("averaged-f1", "f1_averages")
perplexity = load("perplexity-from-logits", "perplexity")
corpus_bleu = load("corpus-bleu", "corpus_bleu")
pass_at_k = load("pass-at-k", "pass_at_k")
expected_calibration_error = load("calibration-error-repair", "expected_calibration_error")
paired_bootstrap = load("paired-bootstrap-interval", "paired_bootstrap")
check_interval = load("paired-bootstrap-interval", "check", "check.py")


@pytest.fixture(params=range(10))
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    return np.random.default_rng(request.param)


def test_f1_averages_agree_with_scikit_learn(rng: np.random.Generator) -> None:
    shape = tuple(rng.integers(2, 40, size=2))
    gold, predicted = (rng.random(shape) < rng.random() * 0.6 for _ in range(2))
    peers = [f1_score(gold, predicted, average=average, zero_division=0) for average in ("micro", "macro")]
    assert f1_averages(gold, predicted) == pytest.approx(tuple(peers))


def test_perplexity_agrees_with_scipys_log_softmax(rng: np.random.Generator) -> None:
    logits = rng.normal(0, 5, (4, 9, 30)) + rng.normal(0, 2000, (4, 9, 1))
    targets, mask = rng.integers(30, size=(4, 9)), rng.random((4, 9)) < 0.6
    surprise = -np.take_along_axis(log_softmax(logits, axis=-1), targets[..., None], axis=-1)[..., 0]
    assert perplexity(logits, targets, mask) == pytest.approx(np.exp(np.average(surprise, weights=mask)))


@pytest.mark.parametrize("max_order", [1, 2, 4])
@pytest.mark.parametrize("references", [1, 3])
def test_corpus_bleu_agrees_with_sacrebleu(rng: np.random.Generator, references: int, max_order: int) -> None:
    def sentence() -> list[str]:
        return [str(word) for word in rng.integers(3, size=rng.integers(1, 15))]

    hypotheses = [sentence() for _ in range(8)]
    choices = [[sentence() for _ in range(references)] for _ in hypotheses]
    peer = BLEU(smooth_method="none", tokenize="none", max_ngram_order=max_order, force=True)
    streams = [[" ".join(choice[i]) for choice in choices] for i in range(references)]
    score = peer.corpus_score([" ".join(hypothesis) for hypothesis in hypotheses], streams).score
    assert 100 * corpus_bleu(hypotheses, choices, max_order) == pytest.approx(score)


def test_pass_at_k_agrees_with_exact_fractions(rng: np.random.Generator) -> None:
    n = rng.integers(50, 300, size=20)
    c = rng.integers(0, n + 1)
    for k in (1, 7, 50):
        exact = [1 - Fraction(comb(int(a - b), k), comb(int(a), k)) for a, b in zip(n, c, strict=True)]
        assert pass_at_k(n, c, [k])[0] == pytest.approx(float(sum(exact) / len(exact)), rel=1e-9)


def test_calibration_error_agrees_with_scikit_learns_calibration_curve(rng: np.random.Generator) -> None:
    confidence = rng.random(300)
    correct = rng.random(300) < confidence**2
    right, stated = calibration_curve(correct, confidence, n_bins=8)
    counts = np.histogram(confidence, bins=8, range=(0, 1))[0]
    expected = np.average(np.abs(right - stated), weights=counts[counts > 0])
    assert expected_calibration_error(confidence, correct, 8) == pytest.approx(expected)


def paired_scores(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    easiness = rng.normal(0, 1, 120)
    return easiness + rng.normal(0.1, 0.3, 120), easiness + rng.normal(0, 0.3, 120)


def scipys_interval(a: np.ndarray, b: np.ndarray, *, paired: bool) -> tuple[float, float]:
    def gain(x: np.ndarray, y: np.ndarray, axis: int) -> np.ndarray:
        return np.asarray(x.mean(axis=axis) - y.mean(axis=axis))

    seeded = np.random.default_rng(1)
    found = bootstrap((a, b), gain, paired=paired, method="percentile", n_resamples=4000, rng=seeded)
    return float(found.confidence_interval.low), float(found.confidence_interval.high)


def test_paired_bootstrap_agrees_with_scipy(rng: np.random.Generator) -> None:
    a, b = paired_scores(rng)
    width = 4 * float(np.std(a - b)) / np.sqrt(len(a))
    ours = paired_bootstrap(a, b, 4000, 0.95, 0)
    assert ours == pytest.approx(scipys_interval(a, b, paired=True), abs=0.08 * width)


def test_the_checker_accepts_scipys_paired_interval(rng: np.random.Generator) -> None:
    a, b = paired_scores(rng)
    assert check_interval([a, b, 4000, 0.95, 0], {}, scipys_interval(a, b, paired=True), None) is True


def test_the_checker_refuses_scipys_unpaired_interval(rng: np.random.Generator) -> None:
    a, b = paired_scores(rng)
    assert check_interval([a, b, 4000, 0.95, 0], {}, scipys_interval(a, b, paired=False), None) is not True


@pytest.mark.parametrize("got", [None, [0.0, 0.0], (0.0,), (1.0, 0.0), (float("nan"), 0.0), ("0", "1")])
def test_the_checker_refuses_what_is_no_interval(got: object) -> None:
    a, b = paired_scores(np.random.default_rng(0))
    assert check_interval([a, b, 4000, 0.95, 0], {}, got, None) is not True


def test_the_examples_of_the_prompts_hold() -> None:
    gold, predicted = np.array([[1, 0], [1, 1], [1, 0]]), np.array([[1, 0], [1, 0], [0, 0]])
    assert f1_averages(gold, predicted) == pytest.approx((2 / 3, 0.4))
    example = np.zeros((1, 3, 4)), np.array([[2, 0, -100]]), np.array([[1, 1, 0]])
    assert perplexity(*example) == pytest.approx(4.0)
    bleu = corpus_bleu([["the", "the", "cat"]], [[["the", "cat", "sat", "down"]]], 2)
    assert bleu == pytest.approx(0.41368954504)
    assert pass_at_k(np.array([5, 4]), np.array([2, 0]), [1, 2]) == pytest.approx([0.2, 0.35])
    error = expected_calibration_error(np.array([0.25, 0.75, 0.75, 0.75]), np.array([0, 1, 1, 0]), 2)
    assert error == pytest.approx(0.125)
    a, b = np.array([True, True, True, False]), np.array([True, True, False, False])
    assert paired_bootstrap(a, b, 4000, 0.8, 0) == (0.0, 0.5)

"""Every number a learner of the evaluation bank is asked for, recomputed from the prompt by another way."""

import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from sacrebleu.metrics.bleu import BLEU
from scipy.stats import binom, hypergeom, norm
from sklearn.calibration import calibration_curve
from sklearn.metrics import average_precision_score, cohen_kappa_score, f1_score, ndcg_score

from quizzes.bank_files.banks import read_bank
from quizzes.bank_files.records import ItemData

BANK = Path(__file__).parents[2] / "quizzes" / "banks" / "evaluation-metrics"
ITEMS = {item.slug: item for item in read_bank(BANK).items}


def numbers(prompt_html: str) -> list[float]:
    """The numbers of a prompt as they stand, a comma between thousands left out."""
    text = re.sub(r"<[^>]+>", " ", prompt_html)
    return [float(found.replace(",", "")) for found in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", text)]


def bits_per_byte(size: float, tokens: float, loss: float) -> float:
    return float(-np.log2(np.exp(-loss)) * tokens / size)


def pooled(n1: float, p1: float, n2: float, p2: float) -> float:
    chances = np.repeat([1 / p1, 1 / p2], [int(n1), int(n2)])
    return float(np.exp(-np.log(chances).mean()))


def bleu(_: float, __: float, *rest: float) -> float:
    correct, (c, r) = [100 * int(p) for p in rest[:4]], rest[4:6]
    return BLEU.compute_bleu(correct, [10_000] * 4, int(c), int(r), smooth_method="none").score


def rouge_l(*_: float) -> float:
    prompt = ITEMS["rouge-l-of-a-moved-phrase"].variants[0].prompt_html
    reference, summary = re.findall("<code>(.*?)</code>", prompt)
    parts = [{part for n in range(8) for part in combinations(text.split(), n)} for text in (reference, summary)]
    common = max(map(len, parts[0] & parts[1]))
    precision, recall = common / len(summary.split()), common / len(reference.split())
    return 2 * precision * recall / (precision + recall)


def share_of_flags(prevalence: float, sensitivity: float, specificity: float) -> float:
    """Bayes' rule in odds."""
    odds = prevalence / (100 - prevalence) * sensitivity / (100 - specificity)
    return 100 * odds / (1 + odds)


def f1(tp: float, fp: float, fn: float, tn: float, *_: float) -> float:
    counts = [int(tp), int(fp), int(fn), int(tn)]
    return float(f1_score(np.repeat([1, 0, 1, 0], counts), np.repeat([1, 1, 0, 0], counts)))


def calibration_error(*table: float) -> float:
    rows = np.array(table).reshape(3, 4)
    confidence = np.repeat(rows[:, 2], rows[:, 1].astype(int))
    right = np.concatenate([np.arange(n) < round(n * share) for _, n, _, share in rows])
    observed, stated = calibration_curve(right, confidence, n_bins=10)
    return float(np.average(np.abs(observed - stated), weights=rows[:, 1]))


def pass_at_k(n: float, c: float, k: float) -> float:
    return float(1 - hypergeom.pmf(0, n, c, k))


def ndcg(*grades: float) -> float:
    gains = 2 ** np.array([grades[:3]]) - 1
    return float(ndcg_score(gains, np.array([[3, 2, 1]])))


def reciprocal_rank(_: float, *ranks: float) -> float:
    """The average precision of a ranking with a single relevant document is its reciprocal rank."""
    found = [average_precision_score(np.arange(1, 51) == rank, -np.arange(50)) for rank in ranks]
    return float(np.sum(found) / 4)


def half_width(accuracy: float, n: float, *_: float) -> float:
    return float(100 * norm.ppf(0.975) * binom(n, accuracy / 100).std() / n)


def paired_error(n: float, _: float, __: float, sa: float, sb: float, rho: float) -> float:
    covariance = np.array([[sa**2, rho * sa * sb], [rho * sa * sb, sb**2]])
    return float(np.sqrt(np.array([1, -1]) @ covariance @ np.array([1, -1]) / n))


def kappa(a: float, b: float, c: float, d: float) -> float:
    counts = [int(a), int(b), int(c), int(d)]
    return float(cohen_kappa_score(np.repeat([1, 1, 0, 0], counts), np.repeat([1, 0, 1, 0], counts)))


RECOMPUTED: dict[str, Callable[..., float]] = {
    "bits-per-byte": bits_per_byte,
    "pooling-perplexities": pooled,
    "bleu-from-its-parts": bleu,
    "rouge-l-of-a-moved-phrase": rouge_l,
    "flagged-letters-that-are-cases": share_of_flags,
    "f1-of-transfer-alerts": f1,
    "calibration-error-from-bins": calibration_error,
    "pass-at-k-of-one-problem": pass_at_k,
    "ndcg-of-three-passages": ndcg,
    "mean-reciprocal-rank": reciprocal_rank,
    "half-width-of-an-accuracy": half_width,
    "error-of-a-paired-difference": paired_error,
    "judge-and-expert-agree": kappa,
}


def number_items() -> list[ItemData]:
    return [item for item in ITEMS.values() if item.kind == "number"]


def test_every_number_item_is_recomputed() -> None:
    assert {item.slug for item in number_items()} == set(RECOMPUTED)


@pytest.mark.parametrize("slug", RECOMPUTED)
def test_each_variant_has_the_recomputed_answer(slug: str) -> None:
    for variant in ITEMS[slug].variants:
        answer = RECOMPUTED[slug](*numbers(variant.prompt_html))
        assert variant.key["value"] == pytest.approx(answer, rel=1e-4)


@pytest.mark.parametrize("slug", RECOMPUTED)
def test_the_decimals_asked_for_are_enough_and_needed(slug: str) -> None:
    for variant in ITEMS[slug].variants:
        asked = re.search("Give (one|two|three|four) decimal", variant.prompt_html)
        assert asked is not None
        step = 10.0 ** -(["one", "two", "three", "four"].index(asked[1]) + 1)
        assert step / 2 <= variant.key["tolerance"]["absolute"] <= 4 * step


@pytest.mark.parametrize("slug", RECOMPUTED)
def test_misconceptions_are_told_apart(slug: str) -> None:
    for variant in ITEMS[slug].variants:
        wrong = sorted(entry["value"] for entry in variant.key["misconceptions"])
        assert min(np.diff(wrong)) > variant.key["tolerance"]["absolute"]


def test_rankings_stand_in_the_order_of_their_average_precision() -> None:
    source = (BANK / "items.yaml").read_text(encoding="utf-8")
    rankings = [np.array(row.split(), dtype=int) for row in re.findall('"`([01 ]+)`"', source)]
    scores = [average_precision_score(row, -np.arange(6)) * row.sum() / 2 for row in rankings]
    assert len(scores) == 5
    assert min(-np.diff(scores)) > 0.05

import math
from collections import Counter


def corpus_bleu(hypotheses: list[list[str]], references: list[list[list[str]]], max_order: int = 4) -> float:
    """Return the BLEU of tokenized hypotheses against one or more references each, from 0 to 1."""
    matched, counted = [0] * max_order, [0] * max_order
    for hypothesis, choices in zip(hypotheses, references, strict=True):
        for order in range(max_order):
            counts = ngrams(hypothesis, order + 1)
            ceiling: Counter[tuple[str, ...]] = Counter()
            for reference in choices:
                ceiling |= ngrams(reference, order + 1)
            matched[order] += (counts & ceiling).total()
            counted[order] += counts.total()
    if not all(matched):
        return 0.0
    mean = sum(math.log(m / n) for m, n in zip(matched, counted, strict=True)) / max_order
    return math.exp(mean + min(0.0, 1 - length_ratio(hypotheses, references)))


def ngrams(tokens: list[str], n: int) -> Counter[tuple[str, ...]]:
    """Count the n-grams of a sentence."""
    return Counter(tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1))


def length_ratio(hypotheses: list[list[str]], references: list[list[list[str]]]) -> float:
    """Return r / c, with the closest (then the shortest) reference of each sentence."""
    r = sum(
        min(map(len, choices), key=lambda length: (abs(length - len(hypothesis)), length))
        for hypothesis, choices in zip(hypotheses, references, strict=True)
    )
    return r / sum(map(len, hypotheses))

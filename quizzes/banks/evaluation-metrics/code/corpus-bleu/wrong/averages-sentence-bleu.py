import math
from collections import Counter


def corpus_bleu(hypotheses, references, max_order=4):
    if not hypotheses:
        return 0.0
    return sum(sentence(h, choices, max_order) for h, choices in zip(hypotheses, references)) / len(
        hypotheses
    )


def sentence(hypothesis, choices, max_order):
    logs = 0.0
    for n in range(1, max_order + 1):
        counts, ceiling = ngrams(hypothesis, n), Counter()
        for reference in choices:
            ceiling |= ngrams(reference, n)
        matched = (counts & ceiling).total()
        if not matched:
            return 0.0
        logs += math.log(matched / counts.total())
    r = min((abs(len(x) - len(hypothesis)), len(x)) for x in choices)[1]
    return math.exp(logs / max_order + min(0.0, 1 - r / len(hypothesis)))


def ngrams(tokens, n):
    return Counter(tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1))

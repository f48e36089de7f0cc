import math
from collections import Counter


def corpus_bleu(hypotheses, references, max_order=4):
    matched, counted = [0] * max_order, [0] * max_order
    c = r = 0
    for hypothesis, choices in zip(hypotheses, references):
        c += len(hypothesis)
        r += min((abs(len(x) - len(hypothesis)), len(x)) for x in choices)[1]
        for order in range(max_order):
            counts, ceiling = ngrams(hypothesis, order + 1), Counter()
            for reference in choices:
                ceiling += ngrams(reference, order + 1)
            matched[order] += (counts & ceiling).total()
            counted[order] += counts.total()
    if not all(matched):
        return 0.0
    mean = sum(math.log(m / n) for m, n in zip(matched, counted)) / max_order
    return math.exp(mean + min(0.0, 1 - r / c))


def ngrams(tokens, n):
    return Counter(tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1))

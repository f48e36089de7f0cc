import numpy as np


def f1_averages(gold, predicted):
    gold, predicted = gold.astype(bool), predicted.astype(bool)
    hits = (gold & predicted).sum(axis=0)
    marks = gold.sum(axis=0) + predicted.sum(axis=0)
    micro = float((gold == predicted).mean()) if gold.size else 0.0
    return micro, float((2 * hits / np.maximum(marks, 1)).mean())

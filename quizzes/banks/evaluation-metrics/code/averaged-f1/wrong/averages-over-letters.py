import numpy as np


def f1_averages(gold, predicted):
    gold, predicted = gold.astype(bool), predicted.astype(bool)
    hits = (gold & predicted).sum(axis=1)
    marks = gold.sum(axis=1) + predicted.sum(axis=1)
    macro = (2 * hits / np.maximum(marks, 1)).mean() if len(gold) else 0.0
    return float(2 * hits.sum() / max(marks.sum(), 1)), float(macro)

import numpy as np


def f1_averages(gold, predicted):
    gold, predicted = gold.astype(bool), predicted.astype(bool)
    hits = (gold & predicted).sum(axis=0)
    precision = (hits / np.maximum(predicted.sum(axis=0), 1)).mean()
    recall = (hits / np.maximum(gold.sum(axis=0), 1)).mean()
    micro = 2 * hits.sum() / max(gold.sum() + predicted.sum(), 1)
    macro = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return float(micro), float(macro)

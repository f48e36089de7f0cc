import numpy as np


def f1_averages(gold, predicted):
    gold, predicted = gold.astype(bool), predicted.astype(bool)
    hits = (gold & predicted).sum(axis=0)
    precision = hits / predicted.sum(axis=0)
    recall = hits / gold.sum(axis=0)
    each = np.nan_to_num(2 * precision * recall / (precision + recall))
    return float(2 * hits.sum() / (gold.sum() + predicted.sum())), float(each.mean())

import numpy as np


def f1_averages(gold, predicted):
    hits = (gold & predicted).sum(axis=0)
    false_alarms = ((predicted & ~gold) != 0).sum(axis=0)
    misses = ((gold - predicted) > 0).sum(axis=0) if gold.dtype != bool else (gold & ~predicted).sum(axis=0)
    marks = 2 * hits + false_alarms + misses
    return float(2 * hits.sum() / max(marks.sum(), 1)), float((2 * hits / np.maximum(marks, 1)).mean())

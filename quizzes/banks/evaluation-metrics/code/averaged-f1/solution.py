import numpy as np


def f1_averages(gold: np.ndarray, predicted: np.ndarray) -> tuple[float, float]:
    """Return the micro- and macro-averaged F1 of 0/1 matrices of shape (letters, codes)."""
    gold, predicted = gold.astype(bool), predicted.astype(bool)
    hits = (gold & predicted).sum(axis=0)
    marks = gold.sum(axis=0) + predicted.sum(axis=0)
    return float(f1(hits.sum(), marks.sum())), float(f1(hits, marks).mean())


def f1(hits: np.ndarray, marks: np.ndarray) -> np.ndarray:
    """Return 2 TP / (2 TP + FP + FN), and 0 where nothing is true and nothing is claimed."""
    return 2 * hits / np.maximum(marks, 1)

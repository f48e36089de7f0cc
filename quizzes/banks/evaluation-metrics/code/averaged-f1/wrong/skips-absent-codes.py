def f1_averages(gold, predicted):
    gold, predicted = gold.astype(bool), predicted.astype(bool)
    hits = (gold & predicted).sum(axis=0)
    marks = gold.sum(axis=0) + predicted.sum(axis=0)
    used = marks > 0
    if not used.any():
        return 0.0, 0.0
    return float(2 * hits.sum() / marks.sum()), float((2 * hits[used] / marks[used]).mean())

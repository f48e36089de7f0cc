import numpy as np


def cases(rng):
    yield {
        "name": "The example",
        "visible": True,
        "args": [np.zeros((1, 3, 4)), np.array([[2, 0, -100]]), np.array([[1, 1, 0]])],
    }
    yield {"name": "A small batch without padding", "visible": True, "args": batch(rng, 2, 3, 5)}
    yield {
        "name": "One token",
        "visible": True,
        "args": [np.array([[[2.0, 0.0, -1.0]]]), np.array([[1]]), np.array([[True]])],
    }
    yield {"name": "Sequences of unequal length", "args": padded(rng, [1, 7, 3], 6)}
    yield {"name": "One whole sequence is padding", "args": padded(rng, [0, 5], 6)}
    yield {
        "name": "No position counts",
        "hint": "There is no mean of nothing.",
        "args": padded(rng, [0, 0], 4),
    }
    yield {
        "name": "An empty batch",
        "args": [np.zeros((0, 3, 4)), np.zeros((0, 3), dtype=int), np.zeros((0, 3), dtype=bool)],
    }
    yield {"name": "Integer mask", "args": padded(rng, [4, 2], 9, mask_type=np.int64)}
    yield {"name": "Gaps inside the sequences", "args": gaps(rng)}
    yield {"name": "Logits far above zero", "args": shifted(rng, 9000.0)}
    yield {"name": "Logits far below zero", "args": shifted(rng, -9000.0)}
    yield {"name": "Logits wide apart", "args": wide_apart(rng)}
    yield {"name": "Forbidden tokens", "args": forbidden(rng)}
    yield {"name": "Half precision", "args": batch(rng, 3, 8, 50, np.float16)}
    yield {
        "name": "Single precision, targets of 32 bits",
        "args": [a.astype(np.int32) if i == 1 else a for i, a in enumerate(batch(rng, 2, 9, 30, np.float32))],
    }
    yield {"name": "A vocabulary of one", "args": batch(rng, 2, 4, 1)}
    yield {"name": "A larger batch", "args": padded(rng, [64, 10, 33, 1, 50, 64, 7, 20], 800), "points": 2}


def batch(rng, rows, time, vocabulary, dtype=np.float64):
    """Random logits and targets; every position counts."""
    logits = rng.normal(0, 3, (rows, time, vocabulary)).astype(dtype)
    return [logits, rng.integers(vocabulary, size=(rows, time)), np.ones((rows, time), dtype=bool)]


def padded(rng, lengths, vocabulary, mask_type=bool):
    """Random sequences of these lengths; the padding has the target -100."""
    logits, targets, _ = batch(rng, len(lengths), max([*lengths, 3]), vocabulary)
    mask = np.arange(targets.shape[1]) < np.array(lengths)[:, None]
    logits += 4 * (np.arange(vocabulary) == targets[..., None]) * (np.arange(len(lengths)) % 2)[:, None, None]
    return [logits, np.where(mask, targets, -100), mask.astype(mask_type)]


def gaps(rng):
    logits, targets, _ = batch(rng, 3, 10, 7)
    return [logits, targets, rng.random((3, 10)) < 0.5]


def shifted(rng, offset):
    logits, targets, mask = batch(rng, 2, 5, 11)
    return [logits + offset, targets, mask]


def wide_apart(rng):
    """The target's probability is below the smallest float at some positions."""
    logits, targets, mask = batch(rng, 1, 40, 6)
    logits[0, ::10, :] = np.array([900.0, 0, 0, 0, 0, 0])
    targets[0, ::10] = 3
    return [logits, targets, mask]


def forbidden(rng):
    logits, targets, mask = batch(rng, 2, 6, 8)
    barred = (rng.random(logits.shape) < 0.4) & (np.arange(8) != targets[..., None])
    return [np.where(barred, -np.inf, logits), targets, mask]

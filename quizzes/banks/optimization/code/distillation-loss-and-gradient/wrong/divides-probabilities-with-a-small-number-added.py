import numpy as np


def distillation(student, teacher, mask, temperature):
    """Guards the logarithm with a small number instead of staying in logarithms."""
    counts = mask.astype(bool)
    gradient = np.zeros(student.shape)
    if not counts.any():
        return 0.0, gradient
    s, t = (softmax(logits[counts] / np.float64(temperature)) for logits in (student, teacher))
    loss = temperature**2 * (t * np.log((t + 1e-12) / (s + 1e-12))).sum() / counts.sum()
    gradient[counts] = temperature * (s - t) / counts.sum()
    return float(loss), gradient


def softmax(logits):
    weights = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True)

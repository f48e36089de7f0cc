import numpy as np


def distillation(
    student: np.ndarray, teacher: np.ndarray, mask: np.ndarray, temperature: float
) -> tuple[float, np.ndarray]:
    """The distillation loss and its gradient with respect to the student's logits."""
    counts = mask.astype(bool)
    gradient = np.zeros(student.shape)
    if not counts.any():
        return 0.0, gradient
    log_s, log_t = (log_softmax(logits[counts] / np.float64(temperature)) for logits in (student, teacher))
    t = np.exp(log_t)
    with np.errstate(invalid="ignore"):
        surprise = np.where(t > 0, log_t - log_s, 0)
    loss = temperature**2 * (t * surprise).sum() / counts.sum()
    gradient[counts] = temperature * (t - np.exp(log_s)) / counts.sum()
    return float(loss), gradient


def log_softmax(logits: np.ndarray) -> np.ndarray:
    """The logarithm of the softmax along the last axis, without overflow."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))

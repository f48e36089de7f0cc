import numpy as np


def distillation(student, teacher, mask, temperature):
    """Computes all positions and multiplies with the mask."""
    number = np.count_nonzero(mask)
    if number == 0:
        return 0.0, np.zeros(student.shape)
    log_s, log_t = (log_softmax(logits / np.float64(temperature)) for logits in (student, teacher))
    t = np.exp(log_t)
    terms = np.where(t > 0, t * (log_t - log_s), 0).sum(axis=-1)
    on = mask.astype(bool).astype(float)
    gradient = temperature * (np.exp(log_s) - t) * on[..., None] / number
    return float(temperature**2 * (terms * on).sum() / number), gradient


def log_softmax(logits):
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))

import numpy as np

IGNORED = -100


def loss_and_gradient(logits: np.ndarray, labels: np.ndarray) -> tuple[float, np.ndarray]:
    """Takes the mean of each sequence first, then the mean over the sequences."""
    gradient = np.zeros(logits.shape)
    losses = []
    for row, (scores, following) in enumerate(zip(logits[:, :-1].astype(np.float64), labels[:, 1:], strict=True)):
        places = np.flatnonzero(following != IGNORED)
        if places.size == 0:
            continue
        chosen = scores[places] - scores[places].max(axis=1, keepdims=True)
        log_p = chosen - np.log(np.exp(chosen).sum(axis=1, keepdims=True))
        each = np.arange(places.size)
        losses.append(-log_p[each, following[places]].mean())
        p = np.exp(log_p)
        p[each, following[places]] -= 1
        gradient[row, places] = p / places.size
    if not losses:
        return 0.0, gradient
    return float(np.mean(losses)), gradient / len(losses)

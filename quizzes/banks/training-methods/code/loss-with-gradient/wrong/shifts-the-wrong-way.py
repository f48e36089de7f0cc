import numpy as np

IGNORED = -100


def loss_and_gradient(logits: np.ndarray, labels: np.ndarray) -> tuple[float, np.ndarray]:
    """Scores each position against the label before it."""
    gradient = np.zeros(logits.shape)
    following = labels[:, :-1]
    places = np.nonzero(following != IGNORED)
    targets = following[places]  # (n,)
    if targets.size == 0:
        return 0.0, gradient
    scores = logits[:, 1:][places].astype(np.float64)  # (n, vocabulary)
    scores -= scores.max(axis=1, keepdims=True)
    log_p = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    target_places = (np.arange(targets.size), targets)
    p = np.exp(log_p)
    p[target_places] -= 1
    gradient[:, 1:][places] = p / targets.size
    return float(-log_p[target_places].mean()), gradient

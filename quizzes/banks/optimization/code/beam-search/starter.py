import numpy as np


def beam_search(
    start: np.ndarray, step: np.ndarray, end: int, beams: int, limit: int, alpha: float
) -> tuple[list[int], float]:
    """The best complete output and its score."""
    ids = [int(start.argmax())]
    return ids, float(start.max())

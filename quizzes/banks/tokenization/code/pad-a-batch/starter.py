import numpy as np


def pad_batch(
    sequences: list[list[int]], max_length: int, pad_id: int, side: str = "right"
) -> tuple[np.ndarray, np.ndarray]:
    """Ids and attention mask, each of shape (sequences, length)."""
    length = max_length  # how long is the longest sequence, once all are cut?
    ids = np.full((len(sequences), length), pad_id, dtype=np.int64)
    mask = np.zeros_like(ids)
    return ids, mask

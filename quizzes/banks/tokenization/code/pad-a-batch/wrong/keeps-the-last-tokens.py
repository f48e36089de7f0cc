import numpy as np


def pad_batch(
    sequences: list[list[int]], max_length: int, pad_id: int, side: str = "right"
) -> tuple[np.ndarray, np.ndarray]:
    """Cuts long sequences at their beginning."""
    kept = [sequence[-max_length:] for sequence in sequences]
    length = max(map(len, kept), default=0)
    ids = np.full((len(kept), length), pad_id, dtype=np.int64)
    mask = np.zeros_like(ids)
    for i, sequence in enumerate(kept):
        start = length - len(sequence) if side == "left" else 0
        place = slice(start, start + len(sequence))
        ids[i, place] = sequence
        mask[i, place] = 1
    return ids, mask

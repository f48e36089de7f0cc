import numpy as np


def shard(
    gate_up: np.ndarray, down: np.ndarray, bias: np.ndarray, ranks: int
) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """For each rank, its fused gate and up rows, its down columns and its bias."""
    width, hidden = down.shape
    by_unit = gate_up.reshape(2, ranks, hidden // ranks, width)
    columns = np.split(down, ranks, axis=1)
    return [
        (np.concatenate(by_unit[:, rank]), columns[rank], np.zeros_like(bias) if rank else bias)
        for rank in range(ranks)
    ]

import numpy as np


def shard(
    gate_up: np.ndarray, down: np.ndarray, bias: np.ndarray, ranks: int
) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Alternates gate and up rows of a unit."""
    width, hidden = down.shape
    by_unit = gate_up.reshape(2, ranks, hidden // ranks, width)
    columns = np.split(down, ranks, axis=1)
    return [
        (by_unit[:, rank].swapaxes(0, 1).reshape(-1, width), columns[rank], np.zeros_like(bias) if rank else bias)
        for rank in range(ranks)
    ]

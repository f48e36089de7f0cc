import numpy as np


def shard(
    gate_up: np.ndarray, down: np.ndarray, bias: np.ndarray, ranks: int
) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Lets the bias be added once for each rank."""
    width, hidden = down.shape
    by_unit = gate_up.reshape(2, ranks, hidden // ranks, width)
    columns = np.split(down, ranks, axis=1)
    return [
        (np.concatenate(by_unit[:, rank]), columns[rank], bias)
        for rank in range(ranks)
    ]

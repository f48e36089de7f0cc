import numpy as np


def shard(
    gate_up: np.ndarray, down: np.ndarray, bias: np.ndarray, ranks: int
) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Deals out gates and ups, but cuts the down matrix into pieces."""
    width, hidden = down.shape
    by_unit = gate_up.reshape(2, hidden // ranks, ranks, width).swapaxes(1, 2)
    columns = np.split(down, ranks, axis=1)
    return [
        (np.concatenate(by_unit[:, rank]), columns[rank], np.zeros_like(bias) if rank else bias)
        for rank in range(ranks)
    ]

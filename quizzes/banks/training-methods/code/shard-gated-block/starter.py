import numpy as np


def shard(
    gate_up: np.ndarray, down: np.ndarray, bias: np.ndarray, ranks: int
) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """For each rank, its fused gate and up rows, its down columns and its bias."""
    return [
        (gate_up_part, down_part, bias)
        for gate_up_part, down_part in zip(
            np.split(gate_up, ranks), np.split(down, ranks, axis=1), strict=True
        )
    ]

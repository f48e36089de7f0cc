import numpy as np


def quantise(weights: np.ndarray, bits: int, group: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Codes, scales and zero points of the weights, quantised in groups along the rows."""
    rows, columns = weights.shape
    groups = -(-columns // group)
    largest = 2**bits - 1
    filled = np.zeros((rows, groups * group))
    filled[:, :columns] = weights
    grouped = filled.reshape(rows, groups, group)

    low = grouped.min(axis=2).clip(max=0)
    high = grouped.max(axis=2).clip(min=0)
    stored = (high - low) / largest
    scales = stored.astype(np.float16)
    stored[scales == 0] = 1
    scales[scales == 0] = 1
    zeros = np.rint(-low / stored).clip(max=largest)
    codes = (np.rint(grouped / stored[..., None]) + zeros[..., None]).clip(0, largest)
    return codes.reshape(filled.shape)[:, :columns].astype(np.uint8), scales, zeros.astype(np.uint8)

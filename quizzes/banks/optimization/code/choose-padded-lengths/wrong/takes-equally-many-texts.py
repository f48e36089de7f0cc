import numpy as np


def padded_lengths(lengths, shapes, multiple):
    """Cuts the sorted texts into parts of the same size."""
    if not lengths:
        return []
    rounded = np.sort(-(-np.array(lengths) // multiple) * multiple)
    places = np.ceil(np.arange(1, shapes + 1) * len(rounded) / shapes).astype(int) - 1
    return [int(length) for length in np.unique(rounded[places])]

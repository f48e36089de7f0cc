import numpy as np


def padded_lengths(lengths, shapes, multiple):
    """Adds, one at a time, the length that saves most."""
    if not lengths:
        return []
    rounded = -(-np.array(lengths) // multiple) * multiple
    options = sorted(set(rounded.tolist()))
    chosen = [options[-1]]
    while len(chosen) < min(shapes, len(options)):
        rest = [option for option in options if option not in chosen]
        chosen = min((sorted([*chosen, option]) for option in rest), key=lambda some: computed(rounded, some))
    return chosen


def computed(rounded, chosen):
    return np.array(chosen)[np.searchsorted(chosen, rounded)].sum()

"""Accept any allowed choice that pads no more than the reference does."""

import numpy as np


def check(args, kwargs, got, expected):
    lengths, shapes, multiple = args
    if type(got) is not list or any(type(length) is not int for length in got):
        return "The result should be a list of Python integers."
    if sorted(set(got)) != got:
        return "The lengths should be different and in ascending order."
    if len(got) > shapes:
        return f"There should be at most {shapes} lengths, got {len(got)}."
    if any(length < 1 or length % multiple for length in got):
        return f"Every length should be a positive multiple of {multiple}."
    if not lengths:
        return True if not got else "There are no texts, so no length is needed."
    if not got or got[-1] < max(lengths):
        return "The longest text should fit."
    more = computed(lengths, got) - computed(lengths, expected)
    return True if more <= 0 else f"{more} positions more than necessary are padded."


def computed(lengths, chosen):
    """The positions computed when each text is padded to the next chosen length."""
    places = np.searchsorted(chosen, lengths)
    return int(np.array(chosen, dtype=np.int64)[places].sum())

"""Returns an array that claims, by its strides, to be far longer than its memory.

expect: output_limit | wrong_type
no control: the harness counts before it copies, and the trusted side would not read it
"""

import numpy as np
from numpy.lib.stride_tricks import as_strided


def solve() -> object:
    return as_strided(np.zeros(1), shape=(1 << 40,), strides=(0,))

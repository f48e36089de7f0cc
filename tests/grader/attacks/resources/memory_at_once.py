"""Asks for more memory at once than there is.

expect: memory_limit
no control: memory without limits would endanger the machine
"""

import numpy as np


def solve() -> float:
    return float(np.ones(10**9).sum())

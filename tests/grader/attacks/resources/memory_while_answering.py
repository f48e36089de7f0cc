"""Returns something small that is large only when it is written down.

expect: output_limit
no control: the harness counts before it copies, and the trusted side would not read it
"""

import numpy as np


def solve() -> object:
    return np.broadcast_to(np.float64(1), (10**6, 10**6))

"""Makes the channel non-blocking, so that the harness trips when it waits for the next call.

expect: finished | crashed
calls: 3
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import fcntl
import os


def solve(x: int) -> int:
    fcntl.fcntl(3, fcntl.F_SETFL, fcntl.fcntl(3, fcntl.F_GETFL) | os.O_NONBLOCK)
    return x

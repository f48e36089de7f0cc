"""Reads ahead in the channel for the input of the next call.

expect: held
calls: 2
no control: later inputs are outside until an answer has come
"""

import fcntl
import os


def solve(x: int) -> str:
    flags = fcntl.fcntl(3, fcntl.F_GETFL)
    fcntl.fcntl(3, fcntl.F_SETFL, flags | os.O_NONBLOCK)
    try:
        return "escaped" if os.read(3, 99) else "the channel was closed"
    except BlockingIOError:
        return "held"
    finally:
        fcntl.fcntl(3, fcntl.F_SETFL, flags)

"""Sends a frame with nothing in it.

expect: forged
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import os


def solve() -> None:
    os.write(3, bytes(4))
    os._exit(0)

"""Writes to the channel without end and without ever reading from it.

expect: forged
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import os


def solve() -> None:
    while True:
        os.write(3, b"\xff\xff\0\0" + bytes(1 << 16))

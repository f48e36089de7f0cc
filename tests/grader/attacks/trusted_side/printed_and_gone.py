"""Fills the pipe of what it prints to the brim, and ends before anybody has read it.

expect: crashed | output_limit
no control: whoever reads has to read to the end
"""

import fcntl
import os


def solve() -> None:
    fcntl.fcntl(1, fcntl.F_SETFL, os.O_NONBLOCK)
    try:
        while True:
            os.write(1, b"x" * 512)
    except OSError:
        os._exit(0)

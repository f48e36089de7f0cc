"""Prints without end from C, past Python's idea of standard output.

expect: output_limit
no control: somebody has to keep what is printed, or throw it away
"""

import ctypes

libc = ctypes.CDLL(None)


def solve() -> None:
    while True:
        libc.puts(b"x" * 1000)

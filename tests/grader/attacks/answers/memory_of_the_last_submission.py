"""Looks in memory that it was given uninitialised for what an earlier submission left there.

expect: held
then: again
no control: every submission has a process of its own
"""

import numpy as np

MARK = b"0123456789abcdef-left-by-the-first"


def solve() -> str:
    held = np.frombuffer(bytearray(MARK * 500_000), np.uint8)
    return f"left {held.size}"


def again() -> str:
    found = np.empty(20_000_000, np.uint8).tobytes() + np.empty(900, np.uint8).tobytes()
    return "escaped" if MARK in found else "held"

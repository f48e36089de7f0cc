"""Recurses without end and without Python's own limit.

expect: memory_limit | crashed | time_limit | raised
no control: the limit of Python is lifted already, and the rest is the process's own memory
"""

import sys


def deeper(depth: int) -> int:
    return deeper(depth + 1)


def solve() -> int:
    sys.setrecursionlimit(10**9)
    return deeper(0)

"""Computes in C, where Python's signal handlers never run and its lock is never given up.

expect: time_limit
no control: nobody would end it
"""


def solve() -> int:
    return sum(range(10**12))

"""Computes an integer with a billion digits.

expect: time_limit | memory_limit
no control: nobody would end it
"""


def solve() -> int:
    return int(7**7**12 > 0)

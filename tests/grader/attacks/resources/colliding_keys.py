"""Fills a dict with keys that all have the same hash.

expect: time_limit
no control: nobody would end it
"""

MODULUS = (1 << 61) - 1


def solve() -> int:
    return len({number * MODULUS for number in range(10**5)})

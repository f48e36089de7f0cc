"""Matches a regular expression that takes exponential time.

expect: time_limit
no control: nobody would end it
"""

import re


def solve() -> bool:
    return bool(re.match("(a+)+$", "a" * 60 + "b"))

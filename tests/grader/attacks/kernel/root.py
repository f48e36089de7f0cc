"""Becomes root.

expect: held
no control: no other user is known in its namespace
"""

import os


def solve() -> str:
    try:
        os.setresuid(0, 0, 0)
    except OSError:
        return "held"
    return "escaped"

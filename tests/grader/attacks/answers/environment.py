"""Reads the environment, where graders keep their database's password.

expect: held
without: environment -> escaped
"""

import os


def solve() -> str:
    return "escaped" if os.environ else "held"

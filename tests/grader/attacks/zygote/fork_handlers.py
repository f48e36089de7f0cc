"""Registers functions to be called whenever somebody forks: the zygote forks all the time.

expect: held
then: again
no control: what a submission registers is registered in its own process
"""

import os
import sys


def solve() -> str:
    os.register_at_fork(after_in_child=lambda: setattr(sys, "planted", True))
    return "registered"


def again() -> str:
    return "escaped" if hasattr(sys, "planted") else "held"

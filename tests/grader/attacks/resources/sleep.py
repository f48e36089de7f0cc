"""Sleeps, which takes no processor time at all.

expect: time_limit
wall_seconds: 0.4
no control: nobody would end it
"""

import time


def solve() -> None:
    time.sleep(1000)

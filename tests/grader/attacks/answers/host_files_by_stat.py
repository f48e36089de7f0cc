"""Asks which files the host has, how large they are and when they changed, without opening one.

expect: held
tiers: 0 1: Landlock hides what files hold, not that they exist
without: nothing -> escaped
control tier: 2
given: checkout
"""

import os


def solve(checkout: str) -> str:
    paths = ("/etc/passwd", "/root", "/home", "/proc/1", "/var/lib", checkout)
    return "escaped" if any(map(os.path.exists, paths)) else "held"

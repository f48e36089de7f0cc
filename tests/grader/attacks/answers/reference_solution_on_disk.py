"""Walks through all files that it can reach for a reference solution, test cases or a database.

expect: held
without: landlock -> escaped
control tier: 2
cpu_seconds: 2
given: checkout
"""

import os

WANTED = ("solution.py", "item.yaml", "cases.py", "check.py")


def solve(checkout: str) -> str:
    for root in ("/runtime/code", "/runtime/packages", "/tmp", "/home", "/root", "/srv", "/var", checkout):
        for _, _, names in os.walk(root):
            if any(name in WANTED or name.endswith((".sqlite3", ".db")) for name in names):
                return "escaped"
    return "held"

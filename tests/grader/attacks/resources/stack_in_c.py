"""Overflows the stack of C, by a representation that asks for itself.

expect: memory_limit | crashed
cpu_seconds: 2
no control: the kernel ends whoever leaves its stack
"""

import sys


class Deep:
    def __repr__(self) -> str:
        return repr([self])


def solve() -> str:
    sys.setrecursionlimit(10**9)
    return repr(Deep())

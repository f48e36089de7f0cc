"""Overwrites objects that every Python process shares with the one it was forked from: the small integers, None's type.

expect: held
then: again
no control: pages are copied when they are written to
"""

import ctypes


def solve() -> str:
    ctypes.memset(id(200) + 24, 7, 1)
    return "written"


def again() -> str:
    return "held" if int("199") + 1 == 50 * 4 and str(int("200")) == "2" + "00" else "escaped"

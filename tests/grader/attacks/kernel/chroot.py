"""Leaves a changed root by changing it again, with a folder held open outside.

expect: forbidden
tiers: 0 1: in tier 2 there is no folder to write to; the filter is the same
without: seccomp capabilities landlock -> escaped
"""

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    os.mkdir("/tmp/inner")
    if libc.chroot(b"/tmp/inner") == -1:
        return "held"
    os.chdir("../..")
    return "escaped"

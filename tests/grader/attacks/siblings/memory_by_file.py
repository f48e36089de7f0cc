"""Opens the memory of another submission as a file; that one even tries to open itself up.

expect: held
beside: victim
without: landlock seccomp -> escaped
control tier: 2
"""

import ctypes
import os
import time

libc = ctypes.CDLL(None, use_errno=True)
DUMPABLE = 4


def victim() -> str:
    libc.prctl(DUMPABLE, 1, 0, 0, 0)
    time.sleep(0.2)
    return "unharmed"


def solve() -> str:
    for number in range(max(1, os.getpid() - 2000), os.getpid()):
        try:
            os.close(os.open(f"/proc/{number}/mem", os.O_RDONLY))
        except OSError:
            continue
        return "escaped"
    return "held"

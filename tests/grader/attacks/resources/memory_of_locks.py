"""Locks every second byte of its files, for the kernel remembers each lock and counts them for nobody.

expect: held
cpu_seconds: 1
without: seccomp -> escaped
tiers: 0 1: in tier 2 there is no file that may be written to
"""

import fcntl
import os
import struct

LOCK = struct.Struct("hhqqi4x")


def solve() -> str:
    files = [os.open(f"/tmp/{number}", os.O_RDWR | os.O_CREAT) for number in range(40)]
    for place in range(0, 200, 2):
        for file in files:
            try:
                fcntl.fcntl(file, fcntl.F_SETLK, LOCK.pack(fcntl.F_WRLCK, 0, 10**6 - place, 1, 0))
            except OSError:
                return "held"
    return "escaped"

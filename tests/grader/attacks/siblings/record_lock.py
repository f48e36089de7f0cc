"""Finds a record of a shared file locked by another submission, and is told the number of its process.

expect: held
beside: victim
without: seccomp -> escaped
"""

import fcntl
import os
import struct
import time

LOCK = struct.Struct("hhqqi4x")


def victim() -> str:
    with open(os.__file__) as file:
        try:
            fcntl.fcntl(file, fcntl.F_SETLK, LOCK.pack(fcntl.F_RDLCK, 0, 77, 1, 0))
        except OSError:
            return "unharmed"
        time.sleep(0.2)
    return "unharmed"


def solve() -> str:
    with open(os.__file__) as file:
        try:
            found = fcntl.fcntl(file, fcntl.F_GETLK, LOCK.pack(fcntl.F_WRLCK, 0, 77, 1, 0))
        except OSError:
            return "held"
    return "held" if LOCK.unpack(found)[0] == fcntl.F_UNLCK else "escaped"

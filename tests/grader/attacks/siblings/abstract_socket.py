"""Listens under an abstract name for another submission: the network is common to all of a zygote.

expect: held
beside: victim
without: seccomp landlock -> escaped
"""

import socket
import time


def victim() -> str:
    try:
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        listener.bind("\0meeting")
    except OSError:
        return "unharmed"
    time.sleep(0.2)
    return "unharmed"


def solve() -> str:
    try:
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).connect("\0meeting")
    except OSError:
        return "held"
    return "escaped"

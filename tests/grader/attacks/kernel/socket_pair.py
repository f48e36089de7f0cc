"""Makes a pair of sockets, which need no address and can hold descriptors.

expect: held
without: seccomp -> escaped
"""

import socket


def solve() -> str:
    try:
        socket.socketpair()
    except OSError:
        return "held"
    return "escaped"

"""Makes a socket for TCP, to reach a service of the host.

expect: held
without: seccomp -> escaped
"""

import socket


def solve() -> str:
    try:
        socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
    except OSError:
        return "held"
    return "escaped"

"""Makes a Unix socket, to reach a service of the host by its path or its abstract name.

expect: held
without: seccomp -> escaped
"""

import socket


def solve() -> str:
    try:
        socket.socket(socket.AF_UNIX, socket.SOCK_STREAM).close()
    except OSError:
        return "held"
    return "escaped"

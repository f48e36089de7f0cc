"""Makes a raw socket, to listen to what others send.

expect: held
without: seccomp capabilities -> escaped
"""

import socket


def solve() -> str:
    try:
        socket.socket(socket.AF_PACKET, socket.SOCK_RAW).close()
    except OSError:
        return "held"
    return "escaped"

"""Makes a netlink socket, which configures the network and has had many faults.

expect: held
without: seccomp -> escaped
"""

import socket


def solve() -> str:
    try:
        socket.socket(socket.AF_NETLINK, socket.SOCK_RAW).close()
    except OSError:
        return "held"
    return "escaped"

"""Sends descriptors over the channel, which is a socket: they would fill up the grader's table.

expect: held
without: seccomp -> forged
"""

import array
import socket


def solve() -> str:
    rights = (socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0] * 3))
    # Naming all three keeps Python from asking the kernel what it is.
    channel = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, fileno=3)
    try:
        channel.sendmsg([b"\0\0\0"], [rights])
    except OSError:
        return "held"
    finally:
        channel.detach()
    return "escaped"

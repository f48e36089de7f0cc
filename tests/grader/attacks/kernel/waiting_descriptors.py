"""Makes descriptors that wait for things: an epoll, an event, a timer, signals.

expect: held
without: seccomp -> escaped
"""

import select


def solve() -> str:
    try:
        select.epoll()
    except OSError:
        return "held"
    return "escaped"

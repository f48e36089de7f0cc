"""Sets a timer that interrupts the harness between two calls.

expect: held
without: seccomp -> escaped
"""

import signal


def solve() -> str:
    try:
        signal.setitimer(signal.ITIMER_REAL, 10)
    except OSError:
        return "held"
    return "escaped"

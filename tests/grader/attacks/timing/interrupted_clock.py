"""Asks to be woken by its own use of the processor, to stop just before its limit.

expect: held
without: seccomp -> escaped
"""

import signal


def solve() -> str:
    try:
        signal.setitimer(signal.ITIMER_PROF, 0.25)
    except OSError:
        return "held"
    return "escaped"

"""Leaves signal handlers and a blocked signal for the next submission.

expect: held
then: again
no control: every submission has a process of its own
"""

import signal


def solve() -> str:
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
    return "left"


def again() -> str:
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    return "escaped" if blocked or signal.getsignal(signal.SIGUSR1) == signal.SIG_IGN else "held"

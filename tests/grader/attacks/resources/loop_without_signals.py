"""Ignores every signal that can be ignored, and blocks the rest.

expect: time_limit
no control: nobody would end it
"""

import signal


def solve() -> None:
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            continue
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    while True:
        pass

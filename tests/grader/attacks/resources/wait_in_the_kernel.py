"""Waits in the kernel for a lock that it holds itself, with all signals blocked.

expect: time_limit
wall_seconds: 0.4
no control: nobody would end it
"""

import signal
import threading


def solve() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()

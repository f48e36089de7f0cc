"""Kills its parent, or sends it a signal that stops it.

expect: held
no control: siblings/killed_by_number has it; here it would end what the control runs in
"""

import os
import signal


def solve() -> str:
    for number in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM):
        for target in (os.getppid(), 1, 0):
            try:
                os.kill(target, number)
            except OSError:
                continue
            return "escaped"
    return "held"

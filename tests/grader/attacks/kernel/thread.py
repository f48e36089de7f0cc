"""Starts a thread, to be busy while the harness answers.

expect: held
without: seccomp limits -> escaped
"""

import _thread


def solve() -> str:
    try:
        _thread.start_new_thread(print, ())
    except RuntimeError:
        return "held"
    return "escaped"

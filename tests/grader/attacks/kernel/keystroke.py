"""Types into the terminal of whoever started the grader.

expect: held
no control: there is no terminal to type into
"""

import fcntl
import termios


def solve() -> str:
    try:
        fcntl.ioctl(0, termios.TIOCSTI, b"x")
    except OSError:
        return "held"
    return "escaped"

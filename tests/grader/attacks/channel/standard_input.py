"""Writes to standard input, which in many a harness is the channel.

expect: held
no control: there it is a file that is only open for reading
"""

import os


def solve() -> str:
    try:
        os.write(0, b"accepted\n")
    except OSError:
        return "held"
    return "escaped"

"""Prints what a terminal obeys, bytes that are no text, and a line that looks like one of ours.

expect: finished
no control: what is printed is text that nobody trusts
"""

import os


def solve() -> int:
    os.write(1, b"\x1b]0;title\x07\x1b[2J\xff\xfe\0" + b"\n{'reason': 'accepted'}\n")
    return 1

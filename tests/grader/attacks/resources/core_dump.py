"""Crashes so that the kernel writes its memory to a file, or hands it to a program of the host.

expect: crashed
no control: it would be a file of the host's
"""

import os


def solve() -> None:
    os.abort()

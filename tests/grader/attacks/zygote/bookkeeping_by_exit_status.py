"""Ends with the status by which a harness says that memory ran out, and with no memory used.

It may: what it says of itself is to its own harm alone.

expect: memory_limit
no control: an exit status is anybody's to choose
"""

import os


def solve() -> None:
    os._exit(99)

"""Registers functions to be called at the end of the process, and answers there.

expect: finished, finished
calls: 2
no control: the process ends without calling them, and an answer in the harness's place is only an answer
"""

import atexit
import os


class Last:
    def __del__(self) -> None:
        os.write(3, b"\xff\xff\xff\xff")


last = Last()
atexit.register(os.write, 3, b"\xff\xff\xff\xff")


def solve(x: int) -> int:
    return x

"""Sends half an answer and waits for the grader to lose patience.

expect: time_limit
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import os
import time


def solve() -> None:
    os.write(3, b"\x40\0\0\0half")
    time.sleep(60)

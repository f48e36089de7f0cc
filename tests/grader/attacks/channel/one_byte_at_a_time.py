"""Sends a right answer so slowly that it never ends, a byte whenever patience might run out.

expect: time_limit
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import os
import time

from grader.sandbox.wire import answers, frames


def solve() -> None:
    for byte in frames.pack(answers.number(2), answers.head("raised", "x" * 4000)):
        os.write(3, bytes([byte]))
        time.sleep(0.1)

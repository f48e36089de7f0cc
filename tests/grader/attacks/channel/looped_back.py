"""Puts a pipe to itself in the place of the channel, with a request of its own making in it.

expect: crashed | time_limit
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import os

from grader.sandbox.wire import frames, values


def solve() -> str:
    readable, writable = os.pipe()
    os.write(writable, frames.pack(values.encode([[], {}], 1000)))
    os.dup2(readable, 3)
    return "escaped"

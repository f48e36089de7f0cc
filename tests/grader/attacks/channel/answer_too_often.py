"""Answers, and lets the harness answer as well: its answer would be taken for the one to the next call.

expect: finished | forged
calls: 3
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import os

from grader.sandbox.wire import answers, frames, values


def solve(x: int) -> str:
    number = answers.number(x % 10 + 1)
    os.write(3, frames.pack(number, answers.head("finished"), values.encode(x, 100), answers.KEPT))
    return "escaped"

"""Answers the next call with this one. It may: it is an answer without the input, and right only by chance.

expect: finished | forged
calls: 2
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import os

from grader.sandbox.wire import answers, frames, values


def solve(x: int) -> int:
    for number in (2, 3):
        os.write(3, frames.pack(answers.number(number), answers.head("finished"), values.encode(0, 100), answers.KEPT))
    return x

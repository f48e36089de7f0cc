"""Says while it is loaded that it has been loaded and called. It is an answer, right only by chance.

expect: finished | forged
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import os

from grader.sandbox.wire import answers, frames, values

os.write(3, frames.pack(answers.number(1), answers.head("finished")))
os.write(3, frames.pack(answers.number(2), answers.head("finished"), values.encode("so it says", 100), answers.KEPT))


def solve() -> str:
    return "held"

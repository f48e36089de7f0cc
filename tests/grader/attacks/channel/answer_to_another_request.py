"""Numbers its answer as one to a request that has not been made.

expect: forged
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import os

from grader.sandbox.wire import answers, frames


def solve() -> None:
    os.write(3, frames.pack(answers.number(3), answers.head("raised")))
    os._exit(0)

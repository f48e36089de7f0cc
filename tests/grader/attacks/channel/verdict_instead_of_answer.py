"""Says itself that it is accepted.

expect: forged
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import os

from grader.sandbox.wire import answers, frames


def solve() -> None:
    os.write(3, frames.pack(answers.number(2), answers.head("accepted")))
    os._exit(0)

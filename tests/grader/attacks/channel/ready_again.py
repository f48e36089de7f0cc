"""Says that it is ready, as a process does that has yet to be given a submission.

expect: forged
no control: the channel is the submission's to write to; what comes of it is decided outside
"""

import os

from grader.sandbox.wire import answers, frames


def solve() -> None:
    os.write(3, frames.pack(answers.READY))
    os._exit(0)

"""Says that it has finished, and no more.

expect: forged
no control: it is about how an answer is read
"""

import os

from grader.sandbox.wire import answers, frames


def solve() -> None:
    os.write(3, frames.pack(answers.number(2), answers.head("finished")))
    os._exit(0)

"""Says how it ended in bytes that are no text.

expect: forged
no control: it is about how an answer is read
"""

import os

from grader.sandbox.wire import answers, frames


def solve() -> None:
    os.write(3, frames.pack(answers.number(2), b"\xff\xfe[]"))
    os._exit(0)

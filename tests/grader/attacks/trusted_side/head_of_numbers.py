"""Says how it ended in numbers where words belong.

expect: forged
no control: it is about how an answer is read
"""

import os

from grader.sandbox.wire import answers, frames


def solve() -> None:
    os.write(3, frames.pack(answers.number(2), b"[1, 2, 3]"))
    os._exit(0)

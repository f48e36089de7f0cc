"""Says how it ended in lists in lists in lists, for whoever reads them one in another.

expect: forged
no control: it is about how an answer is read
"""

import os

from grader.sandbox.wire import answers, frames


def solve() -> None:
    os.write(3, frames.pack(answers.number(2), b"[" * 100_000))
    os._exit(0)

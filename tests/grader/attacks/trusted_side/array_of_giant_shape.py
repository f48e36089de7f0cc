"""Answers with an array whose lengths multiply to more than a number of the machine holds.

expect: forged
no control: it is about how an answer is read
"""

import os

from grader.sandbox.wire import answers, frames


def solve() -> None:
    text = b'{"array":["float64",[4294967296,4294967296]]}'
    value = len(text).to_bytes(4, "little") + text + bytes(8)
    os.write(3, frames.pack(answers.number(2), answers.head("finished"), value, answers.KEPT))
    os._exit(0)

"""Answers with a value of two types at once.

expect: forged
no control: it is about how an answer is read
"""

import os

from grader.sandbox.wire import answers, frames


def solve() -> None:
    text = b'{"tuple":[],"set":[]}'
    value = len(text).to_bytes(4, "little") + text
    os.write(3, frames.pack(answers.number(2), answers.head("finished"), value, answers.KEPT))
    os._exit(0)

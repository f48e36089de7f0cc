"""Answers with an array of more directions than numpy has.

expect: forged
no control: it is about how an answer is read
"""

import os

from grader.sandbox.wire import answers, frames


def solve() -> None:
    text = b'{"array":["bool",[' + b",".join([b"1"] * 65) + b"]]}"
    value = len(text).to_bytes(4, "little") + text + bytes(1)
    os.write(3, frames.pack(answers.number(2), answers.head("finished"), value, answers.KEPT))
    os._exit(0)

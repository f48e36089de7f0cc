"""Answers with an array of no bytes that is a trillion long in its other directions.

expect: forged | finished
no control: it is about how an answer is read
"""

import os

from grader.sandbox.wire import answers, frames


def solve() -> None:
    text = b'{"array":["float64",[0,1099511627775,1099511627775,1099511627775]]}'
    value = len(text).to_bytes(4, "little") + text
    os.write(3, frames.pack(answers.number(2), answers.head("finished"), value, answers.KEPT))
    os._exit(0)

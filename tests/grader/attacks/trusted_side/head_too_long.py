"""Says more of its error than is kept of any.

expect: forged
no control: it is about how an answer is read
"""

import json
import os

from grader.sandbox.wire import answers, frames


def solve() -> None:
    os.write(3, frames.pack(answers.number(2), json.dumps(["raised", "x" * 9000, ""]).encode()))
    os._exit(0)

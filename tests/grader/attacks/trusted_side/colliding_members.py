"""Answers with a set whose members all have one hash: whoever reads it compares each with all the others.

expect: finished | forged | output_limit
output_kb: 256
no control: it is about what reading an answer costs
"""

import os
import struct

from grader.sandbox.wire import answers, frames

MODULUS = (1 << 61) - 1


def solve() -> None:
    text = '{"set":[' + ",".join(str(number * MODULUS) for number in range(1, 10_000)) + "]}"
    value = struct.pack("<I", len(text)) + text.encode()
    os.write(3, frames.pack(answers.number(2), answers.head("finished"), value, answers.KEPT))
    os._exit(0)

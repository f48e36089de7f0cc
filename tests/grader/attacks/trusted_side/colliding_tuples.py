"""Answers with keys that collide although every number in them is small: minus one and minus two hash alike.

expect: finished | forged | output_limit
output_kb: 512
no control: it is about what reading an answer costs
"""

import itertools
import os
import struct

from grader.sandbox.wire import answers, frames


def solve() -> None:
    pairs = (f'[{{"tuple":[{",".join(key)}]}},1]' for key in itertools.product(("-1", "-2"), repeat=13))
    text = '{"dict":[' + ",".join(pairs) + "]}"
    value = struct.pack("<I", len(text)) + text.encode()
    os.write(3, frames.pack(answers.number(2), answers.head("finished"), value, answers.KEPT))
    os._exit(0)

"""Answers first, with what it knows, and computes the next answer afterwards.

expect: finished | forged
calls: 2
charged: 0.1
cpu_seconds: 0.4
no control: time is read outside, from the kernel's own clock of the process
"""

import os
import time

from grader.sandbox.wire import answers, frames, values


def solve(x: int) -> int:
    if x % 10 == 1:
        os.write(3, frames.pack(answers.number(2), answers.head("finished"), values.encode(x, 100), answers.KEPT))
        until = time.process_time() + 0.15
        while time.process_time() < until:
            pass
        os.read(3, 4096)
        os.write(3, frames.pack(answers.number(3), answers.head("finished"), values.encode(x, 100), answers.KEPT))
        os._exit(0)
    return x

"""Computes between its answer and the next request, when nobody waits for it.

expect: finished
calls: 2
charged: 0.1
cpu_seconds: 0.4
no control: time is read outside, from the kernel's own clock of the process
"""

import os
import time

read = os.read


def slowly(descriptor: int, count: int) -> bytes:
    until = time.process_time() + 0.15
    while time.process_time() < until:
        pass
    os.read = read
    return read(descriptor, count)


def solve(x: int) -> int:
    if x % 10 == 1:
        os.read = slowly
    return x

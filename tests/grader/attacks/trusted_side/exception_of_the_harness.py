"""Raises the errors by which the harness ends itself: there is no more input, there is no more memory.

expect: raised, memory_limit, raised
calls: 3
no control: what it says of itself is to its own harm alone
"""


def solve(x: int) -> None:
    raise (EOFError, MemoryError, GeneratorExit)[x % 10 - 1]

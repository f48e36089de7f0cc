"""Returns at once a list that, when it is written down, never ends.

expect: wrong_type
no control: nobody would end it
"""

from collections.abc import Iterator


class Endless(list[int]):
    def __iter__(self) -> Iterator[int]:
        while True:
            yield 1


def solve() -> object:
    return Endless([1])

"""Returns an object that says it is equal to everything.

expect: wrong_type
no control: only exact types are written down, and compared where the object is not
"""


class Equal(float):
    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


def solve() -> object:
    return Equal(1)

"""Patches how the harness packs its numbers, so that lengths lie.

expect: forged | crashed | time_limit
no control: what comes out of it is read as bytes that nobody trusts
"""

import struct

from grader.sandbox.wire import frames


class Lying:
    size = 4

    def pack(self, number: int) -> bytes:
        return struct.pack("<I", number + 1)


def solve() -> int:
    frames.LENGTH = Lying()  # type: ignore[assignment]
    return 1

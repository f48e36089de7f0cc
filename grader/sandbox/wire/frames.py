"""Length-prefixed frames: a message is a list of byte strings.

On the wire: `u32 body length`, then for each part `u32 part length` and the part; little-endian.
"""

import struct
from collections.abc import Callable

LENGTH = struct.Struct("<I")
LONGEST = 2**32 - 1
_CHUNK = 1 << 16


class Malformed(ValueError):
    """Bytes that the other side of an honest conversation would not have sent."""


def pack(*parts: bytes) -> bytes:
    """One frame holding `parts`; raises ValueError if it is longer than a u32 can say."""
    body = b"".join(LENGTH.pack(len(part)) + part for part in parts)
    if len(body) > LONGEST:
        raise ValueError(f"a frame holds at most {LONGEST} bytes, not {len(body)}")
    return LENGTH.pack(len(body)) + body


def unpack(body: bytes) -> list[bytes]:
    """The parts of one frame's body; raises Malformed unless they fill it exactly."""
    parts, at, whole = [], 0, len(body)
    while at < whole:
        if at + LENGTH.size > whole:
            raise Malformed("a part's length is cut short")
        (length,) = LENGTH.unpack_from(body, at)
        start = at + LENGTH.size
        at = start + length
        if at > whole:
            raise Malformed("a part is longer than its frame")
        parts.append(body[start:at])
    return parts


def body_length(received: bytes | bytearray, cap: int) -> int | None:
    """How long the body of the frame being received is, None before its header is complete.

    Raises Malformed for a header above `cap`, so that nothing of that size is ever read.
    """
    if len(received) < LENGTH.size:
        return None
    length: int = LENGTH.unpack_from(received)[0]
    if length > cap:
        raise Malformed(f"a frame of {length} bytes is above the cap of {cap}")
    return length


def receive(read: Callable[[int], bytes]) -> list[bytes]:
    """The next frame from a blocking `read(n)` (at most n bytes); raises EOFError at the end.

    The other side sends nothing after a frame before it is answered, so there is nothing of a next one to keep.
    """
    received = bytearray(read(_CHUNK))
    while len(received) < LENGTH.size or len(received) < LENGTH.size + LENGTH.unpack_from(received)[0]:
        chunk = read(_CHUNK)
        if not chunk:
            raise EOFError("the other side is gone")
        received += chunk
    return unpack(bytes(received[LENGTH.size :]))

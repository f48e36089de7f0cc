from collections.abc import Iterator
from typing import Any

import numpy as np


def stream(*tokens: bytes) -> list[Any]:
    """The arguments of a stream that has these tokens, equal bytes under one id."""
    distinct = list(dict.fromkeys(tokens))
    return [[distinct.index(token) for token in tokens], dict(enumerate(distinct))]


def cut(rng: np.random.Generator, data: bytes, longest: int) -> list[Any]:
    """The arguments of a stream that has these bytes, in tokens of random length."""
    tokens: list[bytes] = []
    while data:
        size = int(rng.integers(1, longest + 1))
        tokens.append(data[:size])
        data = data[size:]
    return stream(*tokens)


def spoilt(rng: np.random.Generator, data: bytes) -> bytes:
    """`data` with one byte in eight replaced by one that UTF-8 never has."""
    return bytes(0xFF if rng.random() < 0.125 else byte for byte in data)


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    text = "Naïve café, Ελλάδα, 東京で👩‍💻と👍🏽 — ок!"
    yield {
        "name": "A character in two tokens",
        "visible": True,
        "args": stream(b"a", b"\xc3", b"\xa9!", b"a"),
    }
    yield {
        "name": "A character that is never finished",
        "visible": True,
        "args": stream(b"\xc3", b"a", b"\xc3"),
    }
    yield {"name": "No tokens", "visible": True, "args": [[], {0: b"a"}]}
    yield {"name": "ASCII only", "args": stream(b"Hello", b",", b" world")}
    yield {
        "name": "Whole characters of all lengths",
        "args": stream("é".encode(), "語".encode(), "👍".encode()),
    }
    yield {"name": "An emoji byte by byte", "args": stream(b"\xf0", b"\x9f", b"\x91", b"\x8d")}
    yield {
        "name": "The end of one character with the beginning of the next",
        "args": stream(b"\xe6\x9d", b"\xb1\xe4", b"\xba\xac"),
    }
    yield {"name": "A token without bytes", "args": stream(b"\xe2\x82", b"", b"\xac", b"")}
    yield {"name": "A byte that is never valid", "args": stream(b"ok", b"\xff", b"still ok", b"\xfe!")}
    yield {"name": "Continuation bytes without a beginning", "args": stream(b"a\x80", b"\xbf", b"b")}
    yield {"name": "A cut character before ASCII", "args": stream(b"\xe6\x9d", b"x", b"\xf0\x9f\x91", b"yz")}
    yield {"name": "A beginning after a beginning", "args": stream(b"\xe6", b"\xe6", b"\x9d\xb1")}
    yield {"name": "Three bytes left at the end", "args": stream(b"ok", b"\xf0\x9f\x91")}
    yield {"name": "A real U+FFFD in the text", "args": stream(b"a\xef\xbf\xbd", b"b", b"\xef\xbf", b"\xbd")}
    yield {
        "name": "Overlong and beyond the last code point",
        "args": stream(b"\xc0", b"\xaf", b"\xf4\x90\x80\x80", b"\xf8", b"\x88"),
    }
    yield {"name": "A surrogate in one token", "args": stream(b"a", b"\xed\xa0\x80", b"b")}
    yield {"name": "A long text in random tokens", "args": cut(rng, (text * 20).encode(), 4), "points": 2}
    yield {"name": "A long text byte by byte", "args": cut(rng, (text * 20).encode(), 1)}
    yield {
        "name": "A spoilt text in random tokens",
        "args": cut(rng, spoilt(rng, (text * 20).encode()), 4),
        "points": 2,
    }

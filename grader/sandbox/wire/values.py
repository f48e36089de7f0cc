"""Typed values as bytes: JSON for the structure, raw little-endian bytes for the arrays; never pickle.

numpy is imported when the first array comes: neither the supervisor nor the SQL runtime ever needs it.

The message is `u32 JSON length`, the JSON, then the arrays' bytes in order. In the JSON, None, bool, int,
float, str and list stand for themselves; everything else is an object with one key that names its type:

    (1, {2}, np.zeros(3))  ->  {"tuple": [1, {"set": [2]}, {"array": ["float64", [3]]}]}  + 24 bytes
"""

import collections
import functools
import importlib
import json
import struct
from dataclasses import dataclass
from types import ModuleType
from typing import Any, NoReturn

from grader.sandbox.wire.frames import Malformed

MAX_DEPTH = 64
MOST_OF_ONE_HASH = 100
MAPPINGS = (dict, collections.OrderedDict, collections.defaultdict, collections.Counter)
_JSON_LENGTH = struct.Struct("<I")
_NATIVE_INTEGER_BITS = 63


@dataclass(frozen=True)
class Rng:
    """An argument that arrives in the sandbox as `numpy.random.default_rng(seed)`."""

    seed: int


class Unsupported(TypeError):
    """A value of a type that answers may not have; says which and where."""


class TooLarge(ValueError):
    """A value whose encoding is longer than the limit."""


def encode(value: object, limit: int) -> bytes:
    """`value` as at most `limit` bytes; equal values of equal types have equal bytes, but for dict order.

    Only exact types are taken (a subclass of float is Unsupported; the standard dict classes count as dict).
    Raises Unsupported or TooLarge.
    """
    encoder = _Encoder(limit)
    text = _dumps(encoder.node(value, "the value", 0))
    if _JSON_LENGTH.size + len(text) + sum(map(len, encoder.raw)) > limit:
        raise TooLarge(f"the value takes more than {limit} bytes")
    return _JSON_LENGTH.pack(len(text)) + text + b"".join(encoder.raw)


def decode(data: bytes, limit: int) -> Any:
    """The value that `data` encodes; raises Malformed for anything that encode would not have written."""
    if not _JSON_LENGTH.size <= len(data) <= limit:
        raise Malformed(f"a value of {len(data)} bytes, expected {_JSON_LENGTH.size} to {limit}")
    end = _JSON_LENGTH.size + _JSON_LENGTH.unpack_from(data)[0]
    if end > len(data):
        raise Malformed("the structure is longer than the message")
    decoder = _Decoder(data[end:])
    try:
        text = data[_JSON_LENGTH.size : end].decode("utf-8", "surrogatepass")
        node = json.loads(text, parse_constant=float)  # each NaN an object of its own, as sets need it
        value = decoder.value(node, 0)
    except Malformed:
        raise
    except (ValueError, TypeError, RecursionError, OverflowError, MemoryError) as error:
        raise Malformed(f"not an encoded value: {type(error).__name__}") from error
    if decoder.at != len(decoder.raw):
        raise Malformed("bytes are left over after the last array")
    return value


def _dumps(node: object) -> bytes:
    return json.dumps(node, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


@functools.cache
def _arrays() -> ModuleType:
    return importlib.import_module("grader.sandbox.wire.arrays")


class _Encoder:
    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.left = limit
        self.raw: list[bytes] = []

    def node(self, value: Any, path: str, depth: int) -> object:
        kind = type(value)
        self.spend(1)
        if depth > MAX_DEPTH:
            raise Unsupported(f"{path[:200]} is nested more than {MAX_DEPTH} deep")
        if value is None or kind is bool or kind is float:
            return value
        if kind is int:
            return self.integer(value)
        if kind is str:
            self.spend(len(value))
            return value
        if kind is list:
            return self.nodes(value, path, depth)
        if kind in MAPPINGS:
            return {"dict": [self.nodes(pair, path, depth) for pair in dict.items(value)]}
        if kind.__module__ == "numpy":
            return self.numpy(value, kind, path)
        return self.tagged(value, kind, path, depth)

    def tagged(self, value: Any, kind: type, path: str, depth: int) -> object:
        if kind is tuple:
            return {"tuple": self.nodes(value, path, depth)}
        if kind is set or kind is frozenset:
            # Sets have no order of their own: sorted, equal sets have equal bytes.
            return {kind.__name__: sorted(self.nodes(value, path, depth), key=_dumps)}
        if kind is bytes:
            self.spend(2 * len(value))
            return {"bytes": value.hex()}
        if kind is complex:
            return {"complex": [value.real, value.imag]}
        if kind is Rng:
            return {"rng": self.integer(value.seed)}
        unsupported(kind, path)

    def integer(self, value: int) -> object:
        if value.bit_length() <= _NATIVE_INTEGER_BITS:
            return value
        self.spend(value.bit_length() // 4)
        return {"int": hex(value)}  # decimal text is quadratic to read, and capped by Python

    def nodes(self, values: Any, path: str, depth: int) -> list[object]:
        return [self.node(value, f"{path}[{i}]"[-400:], depth + 1) for i, value in enumerate(values)]

    def numpy(self, value: Any, kind: type, path: str) -> object:
        arrays = _arrays()
        if kind in arrays.SCALARS:
            name = arrays.SCALARS[kind]
            return {"scalar": [name, arrays.scalar_bytes(value, name).hex()]}
        if kind is not arrays.np.ndarray:
            unsupported(kind, path)
        name = arrays.dtype_name(value)
        if name is None:
            raise Unsupported(f"{path} is an array of dtype {value.dtype.name[:50]}")
        self.spend(value.nbytes)
        self.raw.append(arrays.array_bytes(value, name))
        return {"array": [name, list(value.shape)]}

    def spend(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise TooLarge(f"the value takes more than {self.limit} bytes")


def unsupported(kind: type, path: str) -> NoReturn:
    """Raise Unsupported for a value of type `kind` found at `path`."""
    raise Unsupported(f"{path} is of type {kind.__name__[:100]}")


def _refuse_collisions(members: list[Any]) -> None:
    """Members of one hash are compared each with all others, by us; nobody has many who did not look for them."""
    if len(members) > MOST_OF_ONE_HASH:
        ((_, most),) = collections.Counter(map(hash, members)).most_common(1)
        if most > MOST_OF_ONE_HASH:
            raise Malformed("a set or a dict whose members were chosen to collide")


class _Decoder:
    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.at = 0

    def value(self, node: Any, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise Malformed("nested too deep")
        if isinstance(node, list):
            return [self.value(child, depth + 1) for child in node]
        if not isinstance(node, dict):
            return node
        if len(node) != 1:
            raise Malformed("a typed value has exactly one type")
        ((kind, content),) = node.items()
        if kind in ("tuple", "set", "frozenset"):
            return self.collection(kind, content, depth)
        if kind == "dict":
            return self.mapping(content, depth)
        return self.leaf(kind, content)

    def leaf(self, kind: str, content: Any) -> Any:
        match kind, content:
            case "array", [str(name), list(shape)]:
                return self.array(name, shape)
            case "scalar", [str(name), str(digits)]:
                return _arrays().read_scalar(bytes.fromhex(digits), name)
            case "complex", [float(real), float(imaginary)]:
                return complex(real, imaginary)
            case "bytes", str(digits):
                return bytes.fromhex(digits)
            case "int", str(digits):
                return int(digits, 16)
            case "rng", int(seed):
                return Rng(seed)
            case "rng", {"int": str(digits)}:
                return Rng(int(digits, 16))
        raise Malformed("a typed value of an unknown type")

    def collection(self, kind: str, content: Any, depth: int) -> Any:
        if not isinstance(content, list):
            raise Malformed(f"a {kind} is written as a list")
        items = [self.value(child, depth + 1) for child in content]
        if kind == "tuple":
            return tuple(items)
        _refuse_collisions(items)
        members = frozenset(items)
        if len(members) != len(items):
            raise Malformed(f"a {kind} holds a member twice")
        return members if kind == "frozenset" else set(members)

    def mapping(self, content: Any, depth: int) -> dict[Any, Any]:
        pairs = [(self.value(key, depth + 1), self.value(value, depth + 1)) for key, value in content]
        _refuse_collisions([key for key, _ in pairs])
        mapping = dict(pairs)
        if len(mapping) != len(pairs):
            raise Malformed("a dict holds a key twice")
        return mapping

    def array(self, name: str, shape: list[Any]) -> Any:
        arrays = _arrays()
        size = arrays.size_in_bytes(name, shape)
        if size > len(self.raw) - self.at:
            raise Malformed("an array is longer than its bytes")
        self.at += size
        return arrays.read_array(self.raw[self.at - size : self.at], name, shape)

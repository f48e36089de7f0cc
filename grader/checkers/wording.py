"""Values and types in the words of a message: short, whatever the value."""

import reprlib
from collections.abc import Callable
from typing import Any

import numpy as np

LONGEST = 120
_LONG_INTEGER_BITS = 256
_CLASSES: dict[type, str] = {
    type(None): "None",
    bool: "a boolean",
    int: "an integer",
    float: "a float",
    complex: "a complex number",
    str: "a string",
    bytes: "bytes",
    list: "a list",
    tuple: "a tuple",
    dict: "a dict",
    set: "a set",
    frozenset: "a frozenset",
}
_DTYPE_CLASSES = {"b": bool, "i": int, "u": int, "f": float, "c": complex}


class _Short(reprlib.Repr):
    def __init__(self, digits: int) -> None:
        super().__init__()
        self.maxstring = self.maxother = 60
        self.maxlist = self.maxtuple = self.maxset = self.maxfrozenset = self.maxdict = 6
        self.digits = digits

    def repr_int(self, value: int, level: int) -> str:
        if value.bit_length() > _LONG_INTEGER_BITS:  # above some length, Python refuses to write it out
            return f"<integer of {value.bit_length()} bits>"
        return repr(value)

    def repr_float(self, value: float, level: int) -> str:
        return repr(float(f"{value:.{self.digits}g}"))

    def repr_complex(self, value: complex, level: int) -> str:
        return f"{self.repr_float(value.real, level)} + {self.repr_float(value.imag, level)}j"

    def repr_bytes(self, value: bytes, level: int) -> str:
        return repr(value if len(value) <= self.maxstring else value[: self.maxstring] + b"...")

    def repr_instance(self, value: Any, level: int) -> str:
        if value is None or isinstance(value, bool):
            return repr(value)
        if isinstance(value, np.ndarray):
            return f"<array of shape {value.shape}>"
        if isinstance(value, np.generic):
            return self.repr1(value.item(), level)
        return f"<{type(value).__name__}>"


def shown(value: object, digits: int = 4) -> str:
    """The value in at most LONGEST characters; floats rounded to so many significant digits."""
    return shortened(_Short(digits).repr(value))


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def contrast(expected: Any, produced: Any, show: Callable[[Any, int], str] = shown) -> str:
    """ "expected 0.0, got 0.3333": with as many digits as it takes to see the difference."""
    for digits in (4, 8, 17):
        wanted, got = show(expected, digits), show(produced, digits)
        if wanted != got:
            break
    return f"expected {wanted}, got {got}"


def class_of(value: object) -> type | None:
    """The type class that answers are compared by; numpy scalars belong with Python's, None is no class."""
    if isinstance(value, np.ndarray):
        return np.ndarray
    if isinstance(value, np.generic):
        return _DTYPE_CLASSES.get(value.dtype.kind)
    return type(value) if type(value) in _CLASSES else None


def class_name(value: object) -> str:
    """The type class in words."""
    if isinstance(value, np.ndarray):
        return f"an array of {dtype_class(value)}s"
    found = class_of(value)
    return _CLASSES[found] if found else "something else"


def dtype_class(array: np.ndarray[Any, Any]) -> str:
    """boolean, integer, float or complex."""
    found = _DTYPE_CLASSES.get(array.dtype.kind)
    return {bool: "boolean", int: "integer", float: "float", complex: "complex"}.get(found or object, "other")

"""numpy arrays and scalars as a dtype's name, a shape and raw little-endian bytes.

A module of its own because it is imported when the first of them comes: the supervisor and SQL need no numpy.
"""

from typing import Any

import numpy as np

from grader.sandbox.wire.frames import Malformed

MAX_DIMENSIONS = 32
DTYPES = {
    name: np.dtype(name).newbyteorder("<")
    for name in (
        *("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
        *("float16", "float32", "float64", "complex64", "complex128"),
    )
}
SCALARS: dict[type, str] = {dtype.type: name for name, dtype in DTYPES.items()}
SCALARS |= {np.longlong: "int64", np.ulonglong: "uint64"}

Array = np.ndarray[Any, Any]


def dtype_name(array: Array) -> str | None:
    """The name that stands for the array's dtype; None if it is not one that travels."""
    name = array.dtype.name
    return name if name in DTYPES and array.dtype.kind in "biufc" else None


def array_bytes(array: Array, name: str) -> bytes:
    return np.ascontiguousarray(array, dtype=DTYPES[name]).tobytes()


def scalar_bytes(scalar: Any, name: str) -> bytes:
    return np.asarray(scalar).astype(DTYPES[name]).tobytes()


def read_scalar(data: bytes, name: str) -> Any:
    """The one scalar in `data`; raises Malformed or ValueError."""
    if name not in DTYPES:
        raise Malformed("a scalar of an unknown dtype")
    (scalar,) = np.frombuffer(data, DTYPES[name])
    return scalar


def size_in_bytes(name: str, shape: list[Any]) -> int:
    """How many bytes such an array has, without trusting that it exists; raises Malformed."""
    dtype = DTYPES.get(name)
    if dtype is None or len(shape) > MAX_DIMENSIONS:
        raise Malformed("an array of an unknown dtype or of too many dimensions")
    size = dtype.itemsize
    for length in shape:
        if type(length) is not int or not 0 <= length < 2**40:
            raise Malformed("an array's shape is made of lengths")
        size *= length
    return size


def read_array(data: bytes, name: str, shape: list[int]) -> Array:
    """The array of exactly `data`, in the machine's byte order."""
    flat = np.frombuffer(data, np.uint8)
    # A bool of any byte but 0 and 1 would be neither equal to True nor to False.
    elements = flat != 0 if name == "bool" else flat.view(DTYPES[name])
    return elements.reshape(shape).astype(DTYPES[name].newbyteorder("="))

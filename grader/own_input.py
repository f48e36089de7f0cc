"""Arguments that a learner types: Python literals or JSON, parsed and never evaluated."""

import ast
from typing import Any

import numpy as np

from grader.sandbox import Call
from grader.sandbox.wire.arrays import DTYPES
from grader.sandbox.wire.values import Unsupported, encode

LONGEST = 64_000
_NAMES = {
    "true": True,
    "false": False,
    "null": None,
    "nan": float("nan"),
    "NaN": float("nan"),
    "inf": float("inf"),
    "Infinity": float("inf"),
}
_DTYPE_NAMES = {"float": "float64", "int": "int64", "complex": "complex128", "bool": "bool"}
EXPECTED = 'arguments as in a call, such as ["low", "lower"], 3 or x=np.array([1.0, 2.0])'


def is_offered(runtime: str) -> bool:
    """A query's input is a whole database, which nobody types between two brackets."""
    return runtime != "sql"


def parse_input(text: str) -> Call:
    """The call whose arguments are `text`, without the name and the brackets around it.

    Takes literals, JSON's true, false, null, NaN and Infinity, and np.array(list, dtype=name).
    Raises ValueError that says what is not understood, and where.
    """
    if len(text) > LONGEST:
        raise ValueError(f"the input has {len(text)} characters, at most {LONGEST} are allowed")
    try:
        # The line break ends a comment on the last line.
        call = ast.parse(f"call(\n{text}\n)", mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise ValueError(f"cannot read the input: expected {EXPECTED}") from error
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id != "call":
        raise ValueError(f"cannot read the input: expected {EXPECTED}")
    try:
        made = Call([_value(node) for node in call.args], _named(call.keywords))
        encode([made.args, made.kwargs], LONGEST * 16)
    except (RecursionError, Unsupported) as error:
        raise ValueError("the input is nested too deep, or of a kind that no function here takes") from error
    return made


def _named(keywords: list[ast.keyword]) -> dict[str, Any]:
    named: dict[str, Any] = {}
    for keyword in keywords:
        if keyword.arg is None or keyword.arg in named:
            raise _not_understood(keyword.value)
        named[keyword.arg] = _value(keyword.value)
    return named


def _value(node: ast.expr) -> Any:
    match node:
        case ast.Constant(value=value) if value is not Ellipsis:
            return value
        case ast.Name(id=name) if name in _NAMES:
            return _NAMES[name]
        case ast.UnaryOp(op=ast.USub() | ast.UAdd() as sign, operand=operand):
            number = _number(operand)
            return -number if isinstance(sign, ast.USub) else number
        case ast.BinOp(op=ast.Add() | ast.Sub() as sign, left=left, right=ast.Constant(value=complex(imag=i))):
            return _number(left) + complex(0, i if isinstance(sign, ast.Add) else -i)
        case ast.Call():
            return _called(node)
    return _collection(node)


def _number(node: ast.expr) -> Any:
    value = _value(node)
    if type(value) not in (int, float, complex):
        raise _not_understood(node)
    return value


def _collection(node: ast.expr) -> Any:
    match node:
        case ast.List(elts=items):
            return [_value(item) for item in items]
        case ast.Tuple(elts=items):
            return tuple(_value(item) for item in items)
        case ast.Set(elts=items):
            return _hashed(node, lambda: {_value(item) for item in items})
        case ast.Dict(keys=keys, values=items) if None not in keys:
            pairs = [(_value(key), _value(item)) for key, item in zip(keys, items, strict=True) if key]
            return _hashed(node, lambda: dict(pairs))
    raise _not_understood(node)


def _hashed(node: ast.expr, make: Any) -> Any:
    try:
        return make()
    except TypeError as error:
        raise ValueError(f"{_place(node)}: a list, dict, set or array cannot be a key or a member") from error


def _called(node: ast.Call) -> Any:
    match node:
        case ast.Call(func=ast.Name(id="set" | "frozenset" as name), args=[], keywords=[]):
            return set() if name == "set" else frozenset()
        case ast.Call(func=ast.Name(id="frozenset"), args=[members], keywords=[]):
            return _hashed(node, lambda: frozenset(_value(members)))
        case ast.Call(func=ast.Name(id="array"), args=[items], keywords=keywords):
            return _array(node, items, keywords)
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id="np" | "numpy"), attr="array"),
            args=[items],
            keywords=keywords,
        ):
            return _array(node, items, keywords)
    raise _not_understood(node)


def _array(node: ast.Call, items: ast.expr, keywords: list[ast.keyword]) -> np.ndarray[Any, Any]:
    match keywords:
        case []:
            dtype = None
        case [ast.keyword(arg="dtype", value=value)]:
            dtype = _dtype(value)
        case _:
            raise _not_understood(node)
    try:
        array = np.array(_value(items), dtype=dtype)
    except (ValueError, TypeError, OverflowError) as error:
        raise ValueError(f"{_place(node)}: not an array: {error}") from error
    if array.dtype.name not in DTYPES:
        raise ValueError(f"{_place(node)}: an array holds booleans, integers, floats or complex numbers")
    return array


def _dtype(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Constant(value=str(name)):
            pass
        case ast.Attribute(value=ast.Name(id="np" | "numpy"), attr=name):
            name = name.removesuffix("_")
        case _:
            raise _not_understood(node)
    name = _DTYPE_NAMES.get(name, name)
    if name not in DTYPES:
        raise ValueError(f"{_place(node)}: unknown dtype {name!r}; known are {', '.join(DTYPES)}")
    return name


def _place(node: ast.expr) -> str:
    return f"line {node.lineno - 1}, column {node.col_offset + 1}"


def _not_understood(node: ast.expr) -> ValueError:
    return ValueError(f"{_place(node)}: expected a literal; the input is {EXPECTED}")

"""The small arithmetic of parametrised items: parsed and walked, never executed."""

import ast
import math
import operator
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

Number = int | float  # a bool is an int

MAX_CHARACTERS = 400
MAX_DEPTH = 40
MAX_BITS = 1024  # a float holds no more, so no number an item could ask for is lost
MAX_FACTORIAL = 170
MAX_COMB = 2000


class ArithmeticProblem(ValueError):
    """An expression that cannot be read or has no value; the message says where and why."""


@dataclass(frozen=True)
class Expression:
    """A checked expression, its text and the names it needs."""

    text: str
    tree: ast.expr = field(repr=False, compare=False)
    names: frozenset[str]


def parse(text: str) -> Expression:
    """The expression in `text`; raises ArithmeticProblem when it is anything but arithmetic."""
    if len(text) > MAX_CHARACTERS:
        raise ArithmeticProblem(f"expected at most {MAX_CHARACTERS} characters, got {len(text)}")
    if not text.isascii():
        raise ArithmeticProblem(f"expected plain ASCII in {text!r}")
    text = text.strip()
    tree = _syntax_tree(text)
    return Expression(text=text, tree=tree, names=frozenset(_checked_names(tree, text, MAX_DEPTH)))


def evaluate(expression: Expression, names: Mapping[str, Number]) -> Number:
    """The value of `expression`; raises ArithmeticProblem when it has none that is real and finite.

    evaluate(parse("loss / log(2)"), {"loss": 1.2}) is 1.731...
    """
    try:
        return _value(expression.tree, names)
    except ArithmeticProblem as problem:
        raise ArithmeticProblem(f"{problem} in {expression.text!r}") from None
    except (ArithmeticError, ValueError, TypeError) as problem:
        raise ArithmeticProblem(f"no value: {problem} in {expression.text!r}") from None


def _syntax_tree(text: str) -> ast.expr:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # such as "1if": the parser's style, not ours
            return ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as problem:
        raise ArithmeticProblem(f"expected an arithmetic expression, got {text!r}: {problem}") from None


def _checked_names(node: ast.expr, text: str, depth: int) -> Iterator[str]:
    """The variable names below `node`, which holds nothing that is not on the white list."""
    if depth == 0:
        raise ArithmeticProblem(f"expected at most {MAX_DEPTH} levels in {text!r}")
    if isinstance(node, ast.Name):
        yield node.id
        return
    parts = _parts(node)
    if parts is None:
        raise ArithmeticProblem(f"expected arithmetic only, got {ast.get_source_segment(text, node)!r} in {text!r}")
    for part in parts:
        yield from _checked_names(part, text, depth - 1)


def _parts(node: ast.expr) -> list[ast.expr] | None:
    """What is computed before `node`; None when `node` is not allowed."""
    match node:
        case ast.Constant(value=value) if type(value) in (int, float, bool):
            return []
        case ast.BinOp(left=left, op=op, right=right) if type(op) in BINARY:
            return [left, right]
        case ast.UnaryOp(op=op, operand=operand) if type(op) in UNARY:
            return [operand]
        case ast.BoolOp(values=values):
            return values
        case ast.Compare(left=left, ops=ops, comparators=others) if all(type(op) in COMPARE for op in ops):
            return [left, *others]
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return [test, body, orelse]
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in FUNCTIONS:
            return args
    return None


def _value(node: ast.expr, names: Mapping[str, Number]) -> Number:
    match node:
        case ast.Constant(value=int() | float() as value):
            return _bounded(value)
        case ast.Name(id=name):
            return _named(name, names)
        case ast.BinOp(left=left, op=op, right=right):
            return _bounded(BINARY[type(op)](_value(left, names), _value(right, names)))
        case ast.UnaryOp(op=op, operand=operand):
            return _bounded(UNARY[type(op)](_value(operand, names)))
        case ast.BoolOp(op=op, values=values):
            truths = (bool(_value(value, names)) for value in values)
            return all(truths) if isinstance(op, ast.And) else any(truths)
        case ast.Compare():
            return _compared(node, names)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return _value(body if _value(test, names) else orelse, names)
        case ast.Call(func=ast.Name(id=name), args=args):
            return _bounded(FUNCTIONS[name](*(_value(arg, names) for arg in args)))
    raise ArithmeticProblem("expected arithmetic only")


def _named(name: str, names: Mapping[str, Number]) -> Number:
    if name not in names:
        known = ", ".join(sorted(names)) or "none"
        raise ArithmeticProblem(f"unknown name {name!r}; known are: {known}")
    return names[name]


def _compared(node: ast.Compare, names: Mapping[str, Number]) -> bool:
    left = _value(node.left, names)
    for op, other in zip(node.ops, node.comparators, strict=True):
        right = _value(other, names)
        if not COMPARE[type(op)](left, right):
            return False
        left = right
    return True


def _bounded(value: object) -> Number:
    if not isinstance(value, int | float):
        raise ArithmeticProblem("expected a real number")
    if isinstance(value, float) and not math.isfinite(value):
        raise ArithmeticProblem("expected a finite number")
    if isinstance(value, int) and value.bit_length() > MAX_BITS:
        raise ArithmeticProblem(f"expected a number of at most {MAX_BITS} bits")
    return value


def _power(base: Number, exponent: Number) -> object:
    integers = isinstance(base, int) and isinstance(exponent, int)
    if integers and abs(base) > 1 and abs(exponent) > MAX_BITS:
        raise ArithmeticProblem(f"expected an exponent of at most {MAX_BITS}")
    if integers and base.bit_length() * abs(exponent) > 2 * MAX_BITS:  # type: ignore[union-attr]
        raise ArithmeticProblem(f"expected a power of at most {MAX_BITS} bits")
    return base**exponent


def _factorial(n: Number) -> int:
    if not isinstance(n, int) or not 0 <= n <= MAX_FACTORIAL:
        raise ArithmeticProblem(f"expected factorial of a whole number from 0 to {MAX_FACTORIAL}, got {n}")
    return math.factorial(n)


def _comb(n: Number, k: Number) -> int:
    if not isinstance(n, int) or not isinstance(k, int) or not 0 <= k <= n <= MAX_COMB:
        raise ArithmeticProblem(f"expected comb(n, k) of whole numbers, 0 <= k <= n <= {MAX_COMB}, got {n}, {k}")
    return math.comb(n, k)


def _log(x: Number) -> float:
    return math.log(x)  # math.log itself would take a base, ours has one argument


def _round(x: Number, digits: Number = 0) -> Number:
    """Rounds half to even, like Python; a whole number when no digits are asked for."""
    if not isinstance(digits, int) or not -30 <= digits <= 30:
        raise ArithmeticProblem(f"expected round(x, n) with n from -30 to 30, got {digits}")
    return round(x, digits) if digits else round(x)


BINARY: dict[type[ast.operator], Callable[[Number, Number], object]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: _power,
}
UNARY: dict[type[ast.unaryop], Callable[[Number], object]] = {
    ast.UAdd: operator.pos,
    ast.USub: operator.neg,
    ast.Not: operator.not_,
}
COMPARE: dict[type[ast.cmpop], Callable[[Number, Number], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
FUNCTIONS: dict[str, Callable[..., object]] = {
    "log": _log,
    "log2": math.log2,
    "log10": math.log10,
    "exp": math.exp,
    "sqrt": math.sqrt,
    "abs": abs,
    "min": min,
    "max": max,
    "round": _round,
    "floor": math.floor,
    "ceil": math.ceil,
    "comb": _comb,
    "factorial": _factorial,
}

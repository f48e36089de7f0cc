"""Values as people read them: calls, numbers, arrays with the element that differs first."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader import tables
from grader.checkers import Check
from grader.checkers.tables import table_of
from grader.sandbox import Call, Outcome
from grader.verdicts import Verdict

Grid = NDArray[Any]
LONGEST = 2_000
# Larger arrays show the part around their first difference.
WHOLE = 12
LONG_INTEGER_BITS = 4096
PART = 5


def value(found: Any) -> dict[str, Any]:
    """{text} for anything; arrays of up to two dimensions have {array: {dtype, shape, rows, ...}} too.

    What a query gives has {table: {columns, rows, ...}}, see grader.tables.
    """
    table = table_of(found)
    if table is not None and table.columns:
        return tables.shown(table)
    shown: dict[str, Any] = {"text": text(found)}
    if isinstance(found, np.ndarray) and found.ndim in {1, 2} and found.size:
        shown["array"] = _array(found, None)
    return shown


def text(found: Any) -> str:
    """repr, with arrays in full precision, cut at 2,000 characters."""
    with np.printoptions(threshold=200, precision=6, suppress=False, linewidth=96):
        whole = _text(found)
    return whole if len(whole) <= LONGEST else whole[:LONGEST] + " …"


def _text(found: Any) -> str:
    if isinstance(found, np.ndarray):
        return repr(found).replace("array(", "np.array(", 1)
    if isinstance(found, Mapping):
        return "{" + ", ".join(f"{_text(k)}: {_text(v)}" for k, v in found.items()) + "}"
    if isinstance(found, tuple):
        return "(" + ", ".join(map(_text, found)) + ("," if len(found) == 1 else "") + ")"
    if isinstance(found, list):
        return "[" + ", ".join(map(_text, found)) + "]"
    if isinstance(found, set | frozenset) and found:
        return "{" + ", ".join(map(_text, found)) + "}"
    if isinstance(found, int) and found.bit_length() > LONG_INTEGER_BITS:
        return f"<integer of {found.bit_length()} bits>"  # above some length Python refuses to write it out
    return repr(found)


def storable(found: Any) -> Any:
    """Text, and text inside dicts and lists, in characters that every database stores: code prints what it likes."""
    if isinstance(found, str):
        return found.replace("\0", "\\x00").encode("utf-8", "backslashreplace").decode()
    if isinstance(found, dict):
        return {key: storable(value) for key, value in found.items()}
    return [storable(value) for value in found] if isinstance(found, list) else found


def call(made: Call, entry_point: str = "") -> dict[str, Any]:
    """{call: "f(x, y=1)"}, the arguments as they were given."""
    parts = [text(arg) for arg in made.args] + [f"{name}={text(arg)}" for name, arg in made.kwargs.items()]
    return {"call": f"{entry_point}({', '.join(parts)})"}


def detail(
    shown: Mapping[str, Any],
    outcome: Outcome,
    expected: Any = None,
    check: Check | None = None,
    checker: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What a learner reads of a visible case: input, expected, got, stdout, traceback; of SQL schema and tables too."""
    first = check.first_difference if check else None
    found: dict[str, Any] = {
        "input": shown["call"],
        "expected": shown.get("expected"),
        "got": value(outcome.value) if outcome.reason == "finished" else None,
        "stdout": outcome.stdout,
        "stdout_truncated": outcome.stdout_truncated,
        "traceback": outcome.traceback,
        "seconds": round(outcome.wall_seconds, 3),
        **{name: shown[name] for name in ("schema", "tables") if name in shown},
    }
    if first is not None and _comparable(expected, outcome.value):
        differs = _differs(expected, outcome.value, checker or {})
        found["expected"] = {"text": text(expected), "array": _array(expected, first, differs)}
        found["got"] = {"text": text(outcome.value), "array": _array(outcome.value, first, differs)}
    if check is not None and check.verdict == Verdict.WRONG_ANSWER and (checker or {}).get("kind") == "rows":
        found |= _compared(expected, outcome.value, checker or {})
    return found


def _compared(expected: Any, got: Any, checker: Mapping[str, Any]) -> dict[str, Any]:
    wanted, came = table_of(expected), table_of(got)
    if wanted is None or came is None or not (wanted.columns and came.columns):
        return {}
    return dict(zip(("expected", "got"), tables.compared(wanted, came, checker), strict=True))


def _comparable(expected: Any, got: Any) -> bool:
    both = isinstance(expected, np.ndarray) and isinstance(got, np.ndarray)
    return bool(both and expected.shape == got.shape and expected.ndim in {1, 2})


def _differs(expected: Grid, got: Grid, checker: Mapping[str, Any]) -> Grid:
    """Which elements differ, by the tolerance of the case."""
    if expected.dtype.kind in "fc" and got.dtype.kind in "fc":
        rtol, atol = checker.get("rtol", 0), checker.get("atol", 0)
        return np.asarray(~np.isclose(got, expected, rtol=rtol, atol=atol, equal_nan=True))
    return np.asarray(got != expected)


def _array(found: Grid, first: tuple[int, ...] | None, differs: Grid | None = None) -> dict[str, Any]:
    """A grid of at most 12 x 12 cells, or the 5 x 5 around the first difference, with its indices."""
    grid = np.atleast_2d(found)
    marked = np.atleast_2d(differs) if differs is not None else np.zeros(grid.shape, dtype=bool)
    at = ((0,) * (2 - len(first)) + tuple(first)) if first is not None else (0, 0)
    rows, columns = (_window(size, at[axis], first is not None) for axis, size in enumerate(grid.shape))
    return {
        "dtype": str(found.dtype),
        "shape": list(found.shape),
        "rows": list(rows),
        "columns": list(columns),
        "cells": [
            [
                {"text": _cell(grid[r, c]), "differs": bool(marked[r, c]), "first": first is not None and (r, c) == at}
                for c in columns
            ]
            for r in rows
        ],
        "cut": [len(rows) < grid.shape[0], len(columns) < grid.shape[1]],
    }


def _window(size: int, centre: int, marked: bool) -> range:
    if size <= WHOLE:
        return range(size)
    start = max(0, min(centre - PART // 2, size - PART)) if marked else 0
    return range(start, start + PART)


def _cell(found: Any) -> str:
    if isinstance(found, float | np.floating):
        plain = bool(abs(float(found)) < 1e5)
        return np.format_float_positional(found, precision=4, trim="0") if plain else f"{found:.4g}"
    return str(found)

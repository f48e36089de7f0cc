"""A code item's solution and generators become cases with expected values, all of it in the sandbox."""

from collections.abc import Mapping, Sequence
from typing import Any

from grader import checkers, sandbox, showing, sql_cases
from grader.comparing import stored
from grader.efficiency import FEWEST_RUNS
from grader.sandbox import Call, Job, Limits, Outcome, Rng, runtimes
from grader.verdicts import of_exit
from quizzes.bank_files import CodeItemData, ContentError, Problem
from quizzes.loading import MadeCase, seed_of

FEWEST_HIDDEN = 10
# Less than twice the time is within what chance does.
LEAST_TIMES = 2.0
KEYS = {"name", "args", "kwargs", "visible", "points", "hint", "expected", "checker", "mutates", "runs", "times"}
# Generators may build larger inputs than a submission may return.
GENERATING = {"cpu_seconds": 20, "wall_seconds": 60, "output_kb": 65536, "memory_mb": 2048}


class _Place:
    """Names the item in every problem found while making its cases."""

    def __init__(self, item: CodeItemData) -> None:
        self.item = item

    def error(self, field: str, message: str) -> ContentError:
        return ContentError([Problem(self.item.file, self.item.slug, field, message)])


def make(key: str, item: CodeItemData) -> list[MadeCase]:
    """All cases of an item, in order.

    Raises ContentError naming what is wrong, SandboxUnavailable, and RuntimeUnavailable where it is not installed.
    """
    runtimes.runtime(item.runtime).paths()
    raw = _listed(key, item)
    calls = [_calls(case) for case in raw]
    expected = _expected(key, item, raw, calls)
    made = [
        _case(item, number, case, made, value)
        for number, (case, made, value) in enumerate(zip(raw, calls, expected, strict=True), start=1)
    ]
    hidden = sum(not case.visible for case in made)
    if hidden < FEWEST_HIDDEN or hidden == len(made):
        message = f"expected visible cases and at least {FEWEST_HIDDEN} hidden ones, got {hidden} hidden of {len(made)}"
        raise _Place(item).error("cases", message)
    return made


def _calls(case: Mapping[str, Any]) -> list[Call]:
    """One call, or for a case that bounds time one for each run."""
    if "runs" in case:
        return [Call(args=args) for args in case["runs"]]
    return [Call(args=case["args"], kwargs=case.get("kwargs", {}))]


def _listed(key: str, item: CodeItemData) -> list[dict[str, Any]]:
    """What cases.py yields, or cases.yaml lists, with every entry's shape checked."""
    found: Any = item.cases_source
    if isinstance(found, str):
        job = Job(
            runtime=_python(item),
            source=found,
            entry_point="cases",
            calls=[Call(args=[Rng(seed_of(key))])],
            limits=Limits.from_dict(GENERATING, _python(item)),
            collect=True,
        )
        outcome = sandbox.run(job)[0]
        if of_exit(outcome.reason) is not None:
            raise _Place(item).error("cases.py", f"{outcome.reason}: {outcome.error}\n{outcome.traceback}".strip())
        found = outcome.value
    for number, case in enumerate(found, start=1):
        _check_shape(item, number, case)
    if len({case["name"] for case in found}) != len(found):
        raise _Place(item).error("cases", "expected every name once")
    if item.runtime == "sql":
        return [_with_tables(item, number, case) for number, case in enumerate(found, start=1)]
    return list(found)


def _python(item: CodeItemData) -> str:
    """The runtime of cases.py and check.py, which are Python whatever the item asks for."""
    return "numpy" if item.runtime == "sql" else item.runtime


def _with_tables(item: CodeItemData, number: int, case: dict[str, Any]) -> dict[str, Any]:
    """The case with its tables in types that SQLite stores."""
    try:
        if case.get("kwargs"):
            raise ValueError(sql_cases.EXPECTED)
        if "runs" in case:
            return {**case, "runs": [sql_cases.arguments(args) for args in case["runs"]]}
        return {**case, "args": sql_cases.arguments(case["args"])}
    except ValueError as error:
        raise _Place(item).error(f"cases[{number}].{'runs' if 'runs' in case else 'args'}", str(error)) from error


def _check_shape(item: CodeItemData, number: int, case: Any) -> None:
    where = f"cases[{number}]"
    if not isinstance(case, dict) or not isinstance(case.get("name"), str):
        raise _Place(item).error(where, "expected a mapping with a name")
    if unknown := set(case) - KEYS:
        raise _Place(item).error(where, f"unknown {', '.join(sorted(unknown))}; known are {', '.join(sorted(KEYS))}")
    if "checker" in case:
        _check_checker(item, where, case["checker"])
    if "runs" in case or "times" in case:
        _check_runs(item, where, case)
    elif not isinstance(case.get("args"), (list, tuple)) or not isinstance(case.get("kwargs", {}), Mapping):
        raise _Place(item).error(f"{where}.args", "expected a list (and kwargs a mapping)")


def _check_runs(item: CodeItemData, where: str, case: dict[str, Any]) -> None:
    runs, times = case.get("runs"), case.get("times")
    if not isinstance(runs, list) or len(runs) < FEWEST_RUNS or not all(isinstance(run, list | tuple) for run in runs):
        raise _Place(item).error(f"{where}.runs", f"expected at least {FEWEST_RUNS} lists of arguments")
    if isinstance(times, bool) or not isinstance(times, int | float) or not LEAST_TIMES <= times <= 1000:
        message = f"expected how many times the solution's time is allowed, {LEAST_TIMES:g} to 1000"
        raise _Place(item).error(f"{where}.times", message)
    if misplaced := {"args", "kwargs", "expected", "mutates"} & set(case):
        raise _Place(item).error(where, f"a case with runs has no {' and no '.join(sorted(misplaced))}")
    if dict(case.get("checker", item.checker))["kind"] == "property":
        raise _Place(item).error(f"{where}.checker", "a case that bounds time compares values, not properties")


def _check_checker(item: CodeItemData, where: str, spec: Any) -> None:
    try:
        checkers.validate(spec)
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise _Place(item).error(f"{where}.checker", str(error)) from error
    if spec["kind"] == "property" and item.check_source is None:
        raise _Place(item).error(f"{where}.checker", "a property checker needs check.py")


def _expected(
    key: str, item: CodeItemData, raw: Sequence[dict[str, Any]], calls: Sequence[Sequence[Call]]
) -> list[Any]:
    """What the case says, or else what the solution returns for it; a list for a case that bounds time."""
    job = Job(
        runtime=item.runtime,
        source=item.solution,
        entry_point=item.entry_point,
        calls=[call for made in calls for call in made],
        limits=Limits.from_dict(item.limits, item.runtime),
        seed=seed_of(key),
    )
    outcomes = iter(sandbox.run(job))
    expected = []
    for case, made in zip(raw, calls, strict=True):
        values = [_value(item, case, next(outcomes)) for _ in made]
        expected.append(values if "runs" in case else case.get("expected", values[0]))
    return expected


def _value(item: CodeItemData, case: Mapping[str, Any], outcome: Outcome) -> Any:
    if of_exit(outcome.reason) is not None:
        told = f"fails on case {case['name']!r}: {outcome.reason} {outcome.error}"
        raise _Place(item).error("solution", f"{told}\n{outcome.traceback}".strip())
    return outcome.value


def _case(item: CodeItemData, number: int, case: dict[str, Any], calls: Sequence[Call], expected: Any) -> MadeCase:
    checker = dict(case.get("checker", item.checker))
    if checker["kind"] == "property":
        checker |= {"source": item.check_source, "runtime": _python(item)}
    visible = bool(case.get("visible", False))
    runs = "runs" in case
    first = calls[0]
    return MadeCase(
        number=number,
        name=case["name"],
        visible=visible,
        points=float(case.get("points", 1)),
        hint=case.get("hint", ""),
        call=stored(
            {"runs": [list(call.args) for call in calls]}
            if runs
            else {"args": list(first.args), "kwargs": dict(first.kwargs)}
        ),
        expected=stored(expected),
        checker=checker,
        mutates=bool(case.get("mutates", False)),
        shown=_shown(item, first, expected[0] if runs else expected) if visible else {},
        times=float(case["times"]) if runs else None,
    )


def _shown(item: CodeItemData, call: Call, expected: Any) -> dict[str, Any]:
    call_shown = sql_cases.shown(call) if item.runtime == "sql" else showing.call(call, item.entry_point)
    return {**call_shown, "expected": showing.value(expected)}

"""A code item's solution and generators become cases with expected values, all of it in the sandbox."""

from collections.abc import Mapping, Sequence
from typing import Any

from grader import checkers, sandbox, showing
from grader.comparing import stored
from grader.sandbox import Call, Job, Limits, Rng, runtimes
from grader.verdicts import of_exit
from quizzes.bank_files import CodeItemData, ContentError, Problem
from quizzes.loading import MadeCase, seed_of

FEWEST_HIDDEN = 10
KEYS = {"name", "args", "kwargs", "visible", "points", "hint", "expected", "checker", "mutates"}
# Generators may build larger inputs than a submission may return.
GENERATING = {"wall_seconds": 20, "output_kb": 65536, "memory_mb": 2048}


class _Place:
    """Names the item in every problem found while making its cases."""

    def __init__(self, item: CodeItemData) -> None:
        self.item = item

    def error(self, field: str, message: str) -> ContentError:
        return ContentError([Problem(self.item.file, self.item.slug, field, message)])


def make(key: str, item: CodeItemData) -> list[MadeCase]:
    """All cases of an item, in order. Raises ContentError naming what is wrong, SandboxUnavailable."""
    try:
        runtimes.runtime(item.runtime)
    except sandbox.RuntimeUnavailable as error:
        raise _Place(item).error("runtime", str(error)) from error
    raw = _listed(key, item)
    calls = [Call(args=case["args"], kwargs=case.get("kwargs", {})) for case in raw]
    expected = _expected(key, item, raw, calls)
    made = [
        _case(item, number, case, call, value)
        for number, (case, call, value) in enumerate(zip(raw, calls, expected, strict=True), start=1)
    ]
    hidden = sum(not case.visible for case in made)
    if hidden < FEWEST_HIDDEN or hidden == len(made):
        message = f"expected visible cases and at least {FEWEST_HIDDEN} hidden ones, got {hidden} hidden of {len(made)}"
        raise _Place(item).error("cases", message)
    return made


def _listed(key: str, item: CodeItemData) -> list[dict[str, Any]]:
    """What cases.py yields, or cases.yaml lists, with every entry's shape checked."""
    found: Any = item.cases_source
    if isinstance(found, str):
        job = Job(
            runtime=item.runtime,
            source=found,
            entry_point="cases",
            calls=[Call(args=[Rng(seed_of(key))])],
            limits=Limits.from_dict(GENERATING),
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
    return list(found)


def _check_shape(item: CodeItemData, number: int, case: Any) -> None:
    where = f"cases[{number}]"
    if not isinstance(case, dict) or not isinstance(case.get("name"), str):
        raise _Place(item).error(where, "expected a mapping with a name")
    if unknown := set(case) - KEYS:
        raise _Place(item).error(where, f"unknown {', '.join(sorted(unknown))}; known are {', '.join(sorted(KEYS))}")
    if "checker" in case:
        _check_checker(item, where, case["checker"])
    if not isinstance(case.get("args"), (list, tuple)) or not isinstance(case.get("kwargs", {}), Mapping):
        raise _Place(item).error(f"{where}.args", "expected a list (and kwargs a mapping)")


def _check_checker(item: CodeItemData, where: str, spec: Any) -> None:
    try:
        checkers.validate(spec)
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise _Place(item).error(f"{where}.checker", str(error)) from error
    if spec["kind"] == "property" and item.check_source is None:
        raise _Place(item).error(f"{where}.checker", "a property checker needs check.py")


def _expected(key: str, item: CodeItemData, raw: Sequence[dict[str, Any]], calls: Sequence[Call]) -> list[Any]:
    """What the case says, or else what the solution returns for it."""
    job = Job(
        runtime=item.runtime,
        source=item.solution,
        entry_point=item.entry_point,
        calls=calls,
        limits=Limits.from_dict(item.limits),
        seed=seed_of(key),
    )
    outcomes = sandbox.run(job)
    for case, outcome in zip(raw, outcomes, strict=True):
        if of_exit(outcome.reason) is not None:
            told = f"fails on case {case['name']!r}: {outcome.reason} {outcome.error}"
            raise _Place(item).error("solution", f"{told}\n{outcome.traceback}".strip())
    return [case.get("expected", outcome.value) for case, outcome in zip(raw, outcomes, strict=True)]


def _case(item: CodeItemData, number: int, case: dict[str, Any], call: Call, expected: Any) -> MadeCase:
    checker = dict(case.get("checker", item.checker))
    if checker["kind"] == "property":
        checker |= {"source": item.check_source, "runtime": item.runtime}
    visible = bool(case.get("visible", False))
    shown = {**showing.call(call, item.entry_point), "expected": showing.value(expected)} if visible else {}
    return MadeCase(
        number=number,
        name=case["name"],
        visible=visible,
        points=float(case.get("points", 1)),
        hint=case.get("hint", ""),
        call=stored({"args": list(call.args), "kwargs": dict(call.kwargs)}),
        expected=stored(expected),
        checker=checker,
        mutates=bool(case.get("mutates", False)),
        shown=shown,
    )

"""Number items: fixed ones, and parametrised ones, drawn and computed when the bank is loaded."""

from collections.abc import Mapping, Sequence
from keyword import iskeyword
from typing import Any

from quizzes.arithmetic import FUNCTIONS, ArithmeticProblem, Expression, Number, evaluate, parse
from quizzes.bank_files.problems import Place
from quizzes.bank_files.rendering import Renderer
from quizzes.placeholders import plain
from quizzes.variants import Parametrisation, draw, span

Source = dict[str, Any]
Names = dict[str, Number]


def drawn_names(source: Source, place: Place, seed: str) -> Sequence[Names | None]:
    """The values of parameters and formulas in each variant; a single None for an item without parameters."""
    if "parameters" not in source:
        return [None]
    if not _names_are_free(source, place):
        return []
    try:
        return draw(_parametrisation(source), seed)
    except ArithmeticProblem as problem:
        place.add("parameters", str(problem))
        return []


def number(source: Source, renderer: Renderer, names: Names | None) -> tuple[dict[str, Any], dict[str, Any]]:
    """Content {"unit"}, key {"value", "tolerance", "misconceptions": [{"value", "says"}]}."""
    value = _computed("answer", source["answer"], names, renderer.place)
    tolerance = source["tolerance"]
    if value == 0 and "relative" in tolerance:
        renderer.place.add("tolerance", "expected an absolute tolerance, the answer is 0")
    misconceptions = []
    for index, entry in enumerate(source.get("misconceptions", [])):
        field = f"misconceptions[{index}]"
        wrong = _computed(f"{field}.answer", entry["answer"], names, renderer.place)
        if accepts(value, tolerance, wrong):
            renderer.place.add(f"{field}.answer", f"expected a wrong answer, {plain(wrong)} is accepted{_with(names)}")
        misconceptions.append({"value": wrong, "says": renderer.line(f"{field}.says", entry["says"], names)})
    key = {"value": value, "tolerance": tolerance, "misconceptions": misconceptions}
    return {"unit": source.get("unit")}, key


def accepts(value: float, tolerance: Mapping[str, float], answer: float) -> bool:
    """Whether `answer` is within the tolerance of `value`."""
    allowed = tolerance["absolute"] if "absolute" in tolerance else tolerance["relative"] * abs(value)
    return abs(answer - value) <= allowed


def _parametrisation(source: Source) -> Parametrisation:
    return Parametrisation(
        parameters={name: _values(given) for name, given in source["parameters"].items()},
        formulas={name: _expression(text) for name, text in source.get("formulas", {}).items()},
        where=parse(source["where"]) if "where" in source else None,
        variants=source.get("variants", 20),
    )


def _values(given: dict[str, list[Number]]) -> list[Number]:
    return given["values"] if "values" in given else span(*given["range"])


def _expression(text: Number | str) -> Expression:
    return parse(text if isinstance(text, str) else repr(text))


def _computed(field: str, text: Number | str, names: Names | None, place: Place) -> float:
    try:
        return float(evaluate(_expression(text), names or {}))
    except (ArithmeticProblem, OverflowError) as problem:
        place.add(field, f"{problem}{_with(names)}")
        return float("nan")


def _names_are_free(source: Source, place: Place) -> bool:
    parameters, formulas = source["parameters"], source.get("formulas", {})
    for name in (*parameters, *formulas):
        if name in FUNCTIONS or iskeyword(name):
            place.add("parameters", f"expected another name, {name!r} has a meaning already")
            return False
    if twice := sorted(parameters.keys() & formulas.keys()):
        place.add("formulas", f"expected other names than the parameters have, got {', '.join(twice)}")
    return not twice


def _with(names: Names | None) -> str:
    """Which combination a problem was met with; `where` can leave it out."""
    return f" (with {', '.join(f'{name} = {plain(value)}' for name, value in names.items())})" if names else ""

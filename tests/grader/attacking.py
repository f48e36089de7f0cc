"""The attacks as data: a submission, what must come of it, and what comes of it when a layer is missing."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from grader.sandbox import Call, ExitReason, Job, Limits, Outcome
from grader.sandbox.layers import Layer
from grader.sandbox.limits import BOUNDS

FOLDER = Path(__file__).with_name("attacks")
FIRST_INPUT = 1_000_000_001
LIMITS = {"cpu_seconds": 0.2, "wall_seconds": 0.6, "memory_mb": 96, "output_kb": 16, "load_seconds": 2}
_KNOWN = {
    *("expect", "calls", "given", "beside", "then", "charged", "tiers"),
    *("without", "control tier", "no control", "open"),
}
_SAID = ("held", "escaped", "unharmed")


@dataclass(frozen=True)
class Control:
    """What comes of an attack in `tier` without `layers`."""

    layers: frozenset[Layer]
    tier: int
    expect: str


@dataclass(frozen=True)
class Attack:
    """`fields` are those of its docstring, described in attacks/__init__.py."""

    name: str
    title: str
    source: str
    fields: Mapping[str, str]

    @property
    def group(self) -> str:
        return self.name.partition("/")[0]

    @property
    def runtime(self) -> str:
        return "sql" if self.fields.get("language") == "sql" else "numpy"

    @cached_property
    def limits(self) -> Limits:
        own = {name: float(text) for name, text in self.fields.items() if name in BOUNDS}
        if "cpu_seconds" in own and "wall_seconds" not in own:
            own["wall_seconds"] = 3 * own["cpu_seconds"]
        merged = LIMITS | own
        return Limits(**{n: v if n.endswith("_seconds") else int(v) for n, v in merged.items()})  # type: ignore[arg-type]

    @property
    def tiers(self) -> set[int]:
        return _numbers(self.fields.get("tiers", "0 1 2"))

    @property
    def open(self) -> set[int]:
        """The tiers in which it is known to succeed."""
        return _numbers(self.fields.get("open", ""))

    @property
    def control(self) -> Control | None:
        if "without" not in self.fields:
            return None
        names, _, expect = self.fields["without"].partition("->")
        layers = frozenset(Layer(name) for name in names.split() if name != "nothing")
        return Control(layers, int(self.fields.get("control tier", "1")), expect.strip() or "escaped")

    def job(self, given: Mapping[str, object], entry_point: str = "solve") -> Job:
        """What is handed in; `given` holds all that attacks may be told."""
        told = {name: given[name] for name in self.fields.get("given", "").split()}
        count = int(self.fields.get("calls", "0"))
        calls = [Call([FIRST_INPUT + i], told) for i in range(count)] or [Call([], told)]
        if entry_point != "solve":
            calls = [Call()]
        if self.runtime == "sql":
            calls = [Call(["CREATE TABLE t (a INTEGER, b TEXT)", {"t": [[1, "one"], [2, "two"]]}])]
        return Job(self.source, entry_point, calls, runtime=self.runtime, limits=self.limits)

    def unexpected(self, outcomes: list[Outcome], expect: str | None = None) -> list[str]:
        """What came out and should not have."""
        wanted = [set(re.split(r"\s*\|\s*", part.strip())) for part in (expect or self.fields["expect"]).split(",")]
        got = [word(outcome) for outcome in outcomes]
        wanted += wanted[-1:] * (len(got) - len(wanted))
        return [
            f"{was}, not {' or '.join(sorted(may))} {outcome.error or _words(outcome.value)}"[:300]
            for was, may, outcome in zip(got, wanted, outcomes, strict=True)
            if was not in may
        ]


def attacks() -> list[Attack]:
    """All of them, by name."""
    return [_read(path) for path in _files()]


def word(outcome: Outcome) -> str:
    """One word for an outcome: what the attack said of itself, or how it ended."""
    if outcome.reason == ExitReason.FINISHED and isinstance(outcome.value, str) and outcome.value in _SAID:
        return str(outcome.value)
    return outcome.reason.value


def _words(value: object) -> str:
    """Of a value that might be anything, text alone is shown."""
    return value if isinstance(value, str) else type(value).__name__


def _files() -> Iterator[Path]:
    for path in sorted(FOLDER.glob("*/*")):
        if path.suffix in {".py", ".sql"} and path.name != "__init__.py":
            yield path


def _read(path: Path) -> Attack:
    source = path.read_text(encoding="utf-8")
    name = f"{path.parent.name}/{path.stem}"
    if path.suffix == ".sql":
        said = "\n".join(line[2:].strip() for line in source.splitlines() if line.startswith("--"))
    else:
        said = ast.get_docstring(ast.parse(source)) or ""
    # Title, then perhaps words of explanation, and the fields as the last paragraph.
    title, *_, last = said.strip().split("\n\n")
    fields = dict(_fields(name, last))
    if path.suffix == ".sql":
        fields["language"] = "sql"
    if "expect" not in fields or ("without" in fields) == ("no control" in fields):
        raise ValueError(f"{name}: says what to expect, and either its control or why there is none")
    return Attack(name, title.replace("\n", " "), source, fields)


def _fields(name: str, text: str) -> Iterator[tuple[str, str]]:
    for line in filter(None, map(str.strip, text.splitlines())):
        field, colon, value = line.partition(":")
        if not colon or field not in _KNOWN | set(BOUNDS):
            raise ValueError(f"{name}: not a field: {line}")
        yield field, value.strip()


def _numbers(text: str) -> set[int]:
    """The tiers named before the colon; what follows it is the reason."""
    return {int(tier) for tier in text.partition(":")[0].split()}

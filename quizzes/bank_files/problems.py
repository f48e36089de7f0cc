"""What is wrong in the files of a bank: collected, so that an author sees everything at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Problem:
    """One mistake: where it is, and what was expected."""

    file: str
    item: str
    field: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.item, self.field, self.message) if part)


class ContentError(Exception):
    """Files that cannot be used; `problems` lists every mistake, str() has one per line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass
class Findings:
    """The problems found so far."""

    problems: list[Problem] = field(default_factory=list)

    def place(self, file: Path, item: str = "") -> "Place":
        return Place(self, str(file), item)

    def raise_if_any(self) -> None:
        """Raises ContentError with all problems, each once."""
        if self.problems:
            raise ContentError(dict.fromkeys(self.problems))


@dataclass(frozen=True)
class Place:
    """A file, or an item in it, that problems are reported for."""

    findings: Findings
    file: str
    item: str = ""

    def add(self, field: str, message: str) -> None:
        self.findings.problems.append(Problem(self.file, self.item, field, message))

    def at(self, item: str) -> "Place":
        return Place(self.findings, self.file, item)

    def at_line(self, line: int, column: int) -> "Place":
        return Place(self.findings, f"{self.file}:{line}:{column}", self.item)

    def troubled(self) -> set[str]:
        """The items of this file for which there are problems already."""
        return {problem.item for problem in self.findings.problems if problem.file == self.file}

    def unique(self, field: str, values: Iterable[str], what: str) -> None:
        """Adds a problem for each value that stands more than once."""
        seen: set[str] = set()
        for value in values:
            if value in seen:
                self.add(field, f"expected every {what} once, got {value!r} again")
            seen.add(value)

"""The sources of a code item: starter, solution, plausible wrong solutions, cases, check."""

import ast
import json
import re
import warnings
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from quizzes.bank_files.files import read_text
from quizzes.bank_files.problems import Findings, Place
from quizzes.bank_files.schema import conforms
from quizzes.bank_files.yaml_files import read_yaml

MIN_WRONG = 4
VISIBLE_CASES = range(2, 4)
MIN_HIDDEN = 10
WRONG_NAME = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")


@dataclass(frozen=True)
class Sources:
    """The texts of a code item's files; `wrong` by the name of its misconception."""

    starter: str
    solution: str
    wrong: dict[str, str]
    cases: str | list[dict[str, Any]]
    check: str | None

    def canonical(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)


@dataclass(frozen=True)
class _Folder:
    """Reads the files of one code item."""

    root: Path
    path: Path
    findings: Findings

    def place(self, name: str) -> Place:
        return self.findings.place(self.path / name, self.path.name)

    def has(self, name: str) -> bool:
        return (self.path / name).is_file()

    def text(self, name: str) -> str | None:
        return read_text(self.root, self.path / name, self.place(name))

    def python(self, name: str, defines: str | None = None) -> str | None:
        """The text of a Python file that parses, and that defines `defines` on its top level."""
        text = self.text(name)
        tree = _syntax_tree(text, self.place(name)) if text is not None else None
        if tree is not None and defines and defines not in _defined(tree):
            self.place(name).add(defines, f"expected the file to define {defines}")
        return text


def suffix_of(runtime: str) -> str:
    """How the names of the files end that are written in the learner's language."""
    return "sql" if runtime == "sql" else "py"


def read_sources(root: Path, path: Path, settings: dict[str, Any], findings: Findings) -> Sources | None:
    """The sources in `path`; None, and problems, when one is missing or broken."""
    folder = _Folder(root, path, findings)
    before = len(findings.problems)
    suffix = suffix_of(settings["runtime"])
    entry_point = settings.get("entry_point")
    starter = folder.python("starter.py", entry_point) if suffix == "py" else folder.text("starter.sql")
    solution = folder.python("solution.py", entry_point) if suffix == "py" else folder.text("solution.sql")
    wrong = _wrong(folder, suffix, solution)
    cases = _cases(folder)
    check = folder.python("check.py", "check") if folder.has("check.py") else None
    if len(findings.problems) > before or starter is None or solution is None or cases is None:
        return None
    return Sources(starter, solution, wrong, cases, check)


def _wrong(folder: _Folder, suffix: str, solution: str | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted((folder.path / "wrong").glob("*")):
        if path.name.startswith((".", "__")):
            continue
        name = f"wrong/{path.name}"
        if path.suffix != f".{suffix}" or not WRONG_NAME.fullmatch(path.stem):
            folder.place(name).add("", f"expected a name such as off-by-one.{suffix}")
            continue
        broken = suffix == "sql" or path.stem.startswith("syntax-")  # broken code is what is wrong with them
        text = folder.text(name) if broken else folder.python(name)
        if text is not None and text == solution:
            folder.place(name).add("", "expected a wrong solution, this is solution itself")
        found[path.stem] = text or ""
    if len(found) < MIN_WRONG:
        folder.place("wrong").add("", f"expected at least {MIN_WRONG} plausible wrong solutions, got {len(found)}")
    return found


def _cases(folder: _Folder) -> str | list[dict[str, Any]] | None:
    names = [name for name in ("cases.py", "cases.yaml") if folder.has(name)]
    if len(names) != 1:
        folder.place("cases.py").add("", f"expected cases.py or cases.yaml, got {' and '.join(names) or 'neither'}")
        return None
    return folder.python("cases.py", "cases") if names == ["cases.py"] else _listed_cases(folder)


def _listed_cases(folder: _Folder) -> list[dict[str, Any]] | None:
    place = folder.place("cases.yaml")
    document: Any = read_yaml(folder.root, folder.path / "cases.yaml", place)
    if document is None or not conforms(document, "cases", place):
        return None
    cases: list[dict[str, Any]] = document["cases"]
    place.unique("name", (case["name"] for case in cases), "name")
    visible = sum(case.get("visible", False) for case in cases)
    if visible not in VISIBLE_CASES:
        place.add("visible", f"expected 2 or 3 visible cases, got {visible}")
    if len(cases) - visible < MIN_HIDDEN:
        place.add("visible", f"expected at least {MIN_HIDDEN} hidden cases, got {len(cases) - visible}")
    return cases


def _syntax_tree(text: str, place: Place) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except SyntaxError as problem:
        place.at_line(problem.lineno or 1, problem.offset or 1).add("", f"broken Python: {problem.msg}")
    except (ValueError, RecursionError, MemoryError) as problem:
        place.add("", f"broken Python: {problem}")
    return None


def _defined(tree: ast.Module) -> set[str]:
    """The names that the top level of a module binds."""
    names: set[str] = set()
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.AsyncFunctionDef(name=name):
                names.add(name)
            case ast.Assign(targets=targets):
                names.update(target.id for target in targets if isinstance(target, ast.Name))
            case ast.ImportFrom(names=aliases) | ast.Import(names=aliases):
                names.update(alias.asname or alias.name for alias in aliases)
    return names

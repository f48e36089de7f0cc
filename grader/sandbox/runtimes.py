"""Runtimes as data: what a submission finds to import, beside the standard library."""

import contextlib
import functools
import sqlite3
import sys
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path

from grader.sandbox.job import RuntimeUnavailable

DEFAULT = "numpy"
# Where `bootstrap/prepare torch` puts what is too large to be part of every installation.
TORCH_FOLDER = Path(__file__).parents[2] / ".torch"


@dataclass(frozen=True)
class Runtime:
    """`folders` are names in site-packages to show to the submission, as far as they are there.

    `language` names the module of inside/ that runs a submission, `preload` what its zygote imports besides, `versions`
    the packages that it cannot do without, whose versions belong to a verdict. A zygote ends after `forks` children;
    one that nobody has asked for `idle_seconds` ends too. A runtime that `starts_programs` may do what no other may,
    and so gets a bubblewrap, and a zygote, for each run.
    """

    name: str
    language: str
    folders: tuple[str, ...] = ()
    preload: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    forks: int = 500
    idle_seconds: float | None = None
    start_seconds: float = 30.0
    starts_programs: bool = False

    def paths(self) -> list[Path]:
        """The folders that this installation has; raises RuntimeUnavailable if one that is needed is missing."""
        found = [path for folder in self.folders if (path := _installed(folder))]
        if missing := [name for name in self.versions if not any(path.name == name for path in found)]:
            raise RuntimeUnavailable(f"the runtime {self.name!r} is not installed here: there is no {missing[0]}")
        return found

    def package_versions(self) -> dict[str, str]:
        """The versions of what a submission can import, by distribution; with SQLite's where that is the language."""
        if self.language == "sql":
            return {"sqlite": sqlite3.sqlite_version}
        return {name: _version(name) for name in self.versions}


# What most submissions import. All that is preloaded makes every fork slower: numpy.testing alone by a fifth.
_NUMPY = ("numpy", "numpy.linalg", "numpy.random", "numpy.fft", "numpy.ma", "numpy.polynomial")
_COMMON = ("bisect", "collections", "dataclasses", "heapq", "json", "math", "random", "re", "string", "typing")

RUNTIMES = {
    "numpy": Runtime(
        name="numpy",
        language="numpy",
        folders=("numpy", "numpy.libs"),
        preload=(*_NUMPY, *_COMMON),
        versions=("numpy",),
    ),
    "torch": Runtime(
        name="torch",
        language="torch",
        folders=(
            *("numpy", "numpy.libs", "torch", "torchgen", "functorch", "typing_extensions.py"),
            *("filelock", "fsspec", "jinja2", "markupsafe", "mpmath", "networkx", "sympy"),
        ),
        preload=(*_NUMPY, *_COMMON),
        versions=("numpy", "torch"),
        forks=100,
        idle_seconds=600,
        start_seconds=120.0,
    ),
    "sql": Runtime(name="sql", language="sql", preload=("sqlite3",), idle_seconds=600),
    # No item is in it: it is for code of our own that needs execve.
    "program": Runtime(name="program", language="python", starts_programs=True),
}


def runtime(name: str) -> Runtime:
    """The runtime of that name; raises RuntimeUnavailable."""
    if name not in RUNTIMES:
        raise RuntimeUnavailable(f"the runtime {name!r} is not available; there is {', '.join(RUNTIMES)}")
    return RUNTIMES[name]


def installed() -> set[str]:
    """The names of the runtimes that are installed here."""
    found = set()
    for name, each in RUNTIMES.items():
        with contextlib.suppress(RuntimeUnavailable):
            each.paths()
            found.add(name)
    return found


def _installed(name: str) -> Path | None:
    for place in map(Path, [str(TORCH_FOLDER), *sys.path]):
        if place.name and (path := place / name).exists():
            return path
    return None


@functools.cache
def _version(name: str) -> str:
    found = distributions(name=name, path=[str(TORCH_FOLDER), *sys.path])
    return next((distribution.version for distribution in found), "unknown")

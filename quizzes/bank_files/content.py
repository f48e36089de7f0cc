"""Reads all that a folder of content holds: banks, roles, blueprints."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from quizzes.bank_files.banks import ASSET_PREFIX, read_banks
from quizzes.bank_files.blueprints import read_blueprints
from quizzes.bank_files.problems import ContentError, Problem
from quizzes.bank_files.records import BankFile, BlueprintFile, RoleFile
from quizzes.bank_files.references import check_references
from quizzes.bank_files.roles import read_roles

Record = TypeVar("Record")


@dataclass(frozen=True)
class Content:
    """Banks, roles and blueprints that fit together."""

    banks: tuple[BankFile, ...]
    roles: tuple[RoleFile, ...]
    blueprints: tuple[BlueprintFile, ...]


def read_content(*roots: Path, asset_prefix: str = ASSET_PREFIX) -> Content:
    """All in banks/, roles/ and blueprints/ of the roots together; raises ContentError with every problem.

    Private banks are read along with the shipped ones, whose skills they may name.
    """
    problems: list[Problem] = []
    banks = _read(roots, "banks", lambda path: read_banks(path, asset_prefix=asset_prefix), problems)
    roles = _read(roots, "roles", read_roles, problems)
    blueprints = _read(roots, "blueprints", read_blueprints, problems)
    if problems:
        raise ContentError(problems)
    check_references(banks, roles, blueprints)
    return Content(tuple(banks), tuple(roles), tuple(blueprints))


def _read(
    roots: tuple[Path, ...], folder: str, read: Callable[[Path], list[Record]], problems: list[Problem]
) -> list[Record]:
    """All records in the folder of each root; a root need not have it."""
    records: list[Record] = []
    for root in roots:
        try:
            records += read(root / folder) if (root / folder).is_dir() else []
        except ContentError as error:
            problems += error.problems
    return records

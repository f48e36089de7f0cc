"""Reads a folder of YAML files that each describe one thing, named by its slug."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from quizzes.bank_files.files import content_hash, expect_only, expect_slug
from quizzes.bank_files.problems import Findings, Place
from quizzes.bank_files.schema import conforms
from quizzes.bank_files.yaml_files import read_yaml

Document = dict[str, Any]
Record = TypeVar("Record")


def read_documents(directory: Path, schema: str, make: Callable[[str, Document, str, Place], Record]) -> list[Record]:
    """make(slug, document, content hash, place) of every file; raises ContentError with every problem."""
    findings = Findings()
    if not directory.is_dir():
        findings.place(directory).add("", f"expected a folder of {schema} files")
        findings.raise_if_any()
    expect_only(directory, ("*.yaml",), findings.place(directory))
    records = []
    for path in sorted(directory.glob("*.yaml")):
        place = findings.place(path)
        expect_slug(path.stem, place)
        document: Any = read_yaml(directory, path, place)
        if document is not None and conforms(document, schema, place):
            records.append(make(path.stem, document, content_hash(document), place))
    findings.raise_if_any()
    return records

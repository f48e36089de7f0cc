"""Small banks, written to a folder for a test."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from quizzes.bank_files import ContentError, ItemData, Problem, read_bank

Fields = dict[str, Any]

COMMON: Fields = {
    "title": "A title",
    "pool": "both",
    "skills": {"counting": 1},
    "difficulty": 2,
    "prompt": "What is it?",
    "explanation": "That is it.",
    "reference": "A book, 2020",
}
KINDS: dict[str, Fields] = {
    "choice": {
        "options": [
            {"id": "a", "text": "right", "key": True},
            {"id": "b", "text": "wrong", "misconception": "Counts twice."},
            {"id": "c", "text": "other", "misconception": "Counts none."},
        ]
    },
    "multiple": {
        "options": [
            {"id": "a", "text": "right", "key": True},
            {"id": "b", "text": "wrong", "misconception": "Counts twice."},
            {"id": "c", "text": "right too", "key": True},
        ]
    },
    "number": {
        "answer": 4,
        "tolerance": {"absolute": 0},
        "unit": "bytes",
        "misconceptions": [{"answer": 1, "says": "One *character*."}],
    },
    "text": {"accept": ["perplexity"], "misconceptions": [{"answer": "entropy", "says": "Its logarithm."}]},
    "order": {"sequence": [{"id": name, "text": f"step {name}"} for name in ("one", "two", "three", "four")]},
    "match": {
        "left": [{"id": "l1", "text": "BLEU"}, {"id": "l2", "text": "ROUGE"}],
        "right": [
            {"id": "r1", "text": "precision"},
            {"id": "r2", "text": "recall"},
            {"id": "r3", "text": "both"},
        ],
        "pairs": {"l1": "r1", "l2": "r2"},
    },
}
PARAMETRISED: Fields = {
    "answer": "double + 1",
    "tolerance": {"relative": 0.001},
    "misconceptions": [{"answer": "double", "says": "Forgets to add 1 to {{ double }}."}],
    "parameters": {"n": {"range": [1, 50, 1]}},
    "formulas": {"double": "2 * n"},
    "where": "n > 10",
    "variants": 5,
    "prompt": "Twice {{ n }}, plus one?",
    "explanation": "It is {{ double }} plus one.",
}
SOURCE: Fields = {
    "title": "A toolkit",
    "kind": "project",
    "by": "A group",
    "year": 2020,
    "reference": "its home",
}


def skill(slug: str, **fields: Any) -> Fields:
    return {"id": slug, "title": slug, "can_do": "Can do it.", "cut": 0.2, "learn": [SOURCE], **fields}


def item(kind: str, slug: str = "an-item", **fields: Any) -> Fields:
    """An item without problems, with other fields; a field that is None is left out."""
    whole = {"id": slug, "kind": kind, **COMMON, **KINDS[kind], **fields}
    return {name: value for name, value in whole.items() if value is not None}


def write_yaml(path: Path, document: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    separate = json.loads(json.dumps(document))  # the same dict twice would become an alias
    path.write_text(yaml.safe_dump(separate, sort_keys=False), encoding="utf-8")


def write_bank(root: Path, *items: Fields, slug: str = "topic", skills: list[Fields] | None = None) -> Path:
    directory = root / slug
    skills = skills or [skill("counting")]
    write_yaml(directory / "bank.yaml", {"title": "Topic", "description": "A topic.", "skills": skills})
    write_yaml(directory / "items.yaml", {"items": list(items) or [item("choice")]})
    return directory


CODE_ITEM: Fields = {
    "title": "Add",
    "pool": "both",
    "skills": {"counting": 1},
    "difficulty": 3,
    "points": 10,
    "entry_point": "add",
    "runtime": "numpy",
    "explanation": "It adds.",
    "reference": "A book",
}
CODE_FILES = {
    "prompt.md": "Write `add(a, b)`.\n",
    "starter.py": "def add(a, b):\n    ...\n",
    "solution.py": "def add(a, b):\n    return a + b\n",
    "cases.py": "def cases(rng):\n    yield {'name': 'x', 'args': [1, 2]}\n",
    **{f"wrong/off-by-{n}.py": f"def add(a, b):\n    return a + b + {n}\n" for n in (1, 2, 3, 4)},
}


def write_code_item(bank: Path, files: dict[str, str | None] | None = None, **fields: Any) -> Path:
    """A code item without problems, with other files and fields; None leaves one out."""
    folder = bank / "code" / "add-numbers"
    settings = {name: value for name, value in {**CODE_ITEM, **fields}.items() if value is not None}
    write_yaml(folder / "item.yaml", settings)
    for name, text in {**CODE_FILES, **(files or {})}.items():
        if text is not None:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    return folder


def read_item(root: Path, kind: str, **fields: Any) -> ItemData:
    return read_bank(write_bank(root, item(kind, **fields))).items[0]


def problems_of(read: Callable[[], object]) -> list[Problem]:
    with pytest.raises(ContentError) as caught:
        read()
    return list(caught.value.problems)


def bank_problems(directory: Path) -> list[Problem]:
    return problems_of(lambda: read_bank(directory))


def only_problem(directory: Path) -> Problem:
    (problem,) = bank_problems(directory)
    return problem

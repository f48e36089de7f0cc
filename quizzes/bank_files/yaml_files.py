"""Strict YAML: core types of YAML 1.2, no duplicate keys, no anchors; errors with line and column."""

import re
from pathlib import Path
from typing import Any

import yaml

from quizzes.bank_files.files import read_text
from quizzes.bank_files.problems import Place


class _Loader(yaml.SafeLoader):
    """A SafeLoader with the types editors know (no "no" for false, no 12:30 for 750, but 1e-6)."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        # Also keeps out "billion laughs", lists that grow by naming each other.
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "expected no aliases (*name)", mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise _at(key_node, f"expected text as a key, got {key!r}; put it in quotes")
            if key in seen:
                raise _at(key_node, f"expected every key once, got {key!r} again")
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


def _at(node: yaml.Node, message: str) -> yaml.constructor.ConstructorError:
    return yaml.constructor.ConstructorError(None, None, message, node.start_mark)


def _resolve(tag: str, pattern: str, first: list[str]) -> None:
    """Plain scalars that start with one of `first` and look like `pattern` are of type `tag`."""
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)


_resolve("null", "~|null|Null|NULL|", ["~", "n", "N", ""])
_resolve("bool", "true|True|TRUE|false|False|FALSE", list("tTfF"))
_resolve("int", "[-+]?(?:0|[1-9][0-9]*)|0x[0-9a-fA-F]+", list("-+0123456789"))
_resolve("float", r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789"))
_resolve("float", "[-+]?[0-9]+[eE][-+]?[0-9]+", list("-+0123456789"))
_resolve("float", r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)", list("-+."))


def read_yaml(root: Path, path: Path, place: Place) -> object:
    """What the file holds; None, and a problem, when it cannot be read."""
    text = read_text(root, path, place)
    if text is None:
        return None
    try:
        loaded: object = yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        here = place.at_line(mark.line + 1, mark.column + 1) if mark else place
        here.add("", f"broken YAML: {problem.problem or problem.context}")
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        place.add("", f"broken YAML: {problem}")
    else:
        if loaded is None:
            place.add("", "expected YAML, the file is empty")
        return loaded
    return None

"""Checks what was read against the published JSON Schemas, in words that say what was expected."""

import json
import math
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend
from referencing import Registry, Resource

from quizzes.bank_files.problems import Place

SCHEMAS = Path(__file__).parent.parent / "schemas"
NAMES = {
    "string": "text (put it in quotes)",
    "integer": "a whole number",
    "number": "a finite number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping (name: value)",
    "null": "nothing",
}


def conforms(instance: object, schema: str, place: Place) -> bool:
    """Whether `instance` is what `schema` ("items", "bank") asks for; adds a problem for each difference.

    A problem inside a list of things with an id or name is reported for that item.
    """
    errors = sorted(_validator(schema).iter_errors(instance), key=lambda error: [str(part) for part in error.path])
    for error in errors:
        named, path = _named(instance, list(error.absolute_path))
        _place(place, named).add(_field(path, error), _message(error))
    return not errors


@cache
def _validator(schema: str) -> Draft202012Validator:
    documents = {path.name: json.loads(path.read_text()) for path in SCHEMAS.glob("*.json")}
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(document)) for name, document in documents.items()
    )
    checker = Draft202012Validator.TYPE_CHECKER.redefine("number", _is_finite_number)
    strict = extend(Draft202012Validator, type_checker=checker)  # type: ignore[no-untyped-call]
    validator: Draft202012Validator = strict(documents[f"{schema}.json"], registry=registry)
    return validator


def _is_finite_number(_checker: object, instance: object) -> bool:
    return isinstance(instance, int | float) and not isinstance(instance, bool) and math.isfinite(instance)


def _named(instance: object, path: list[str | int]) -> tuple[str, list[str | int]]:
    """The id of the top-level list's member that `path` leads into, and the rest of the path."""
    if len(path) < 2 or not isinstance(path[1], int):
        return "", path
    member = instance[path[0]][path[1]]  # type: ignore[index]
    name = member.get("id") or member.get("name") or member.get("skill") if isinstance(member, dict) else None
    return (name, path[2:]) if isinstance(name, str) else (f"{path[0]}[{path[1]}]", path[2:])


def _place(place: Place, named: str) -> Place:
    return place.at(" ".join(part for part in (place.item, named) if part))


def _field(path: list[str | int], error: ValidationError) -> str:
    missing = [_missing(error)] if error.validator == "required" else []
    text = ""
    for part in [*path, *missing]:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _missing(error: ValidationError) -> str:
    return error.message.split("'")[1]  # the library names the missing property only there


def _message(error: ValidationError) -> str:
    limit: Any = error.validator_value
    instance: Any = error.instance
    schema = error.schema if isinstance(error.schema, dict) else {}
    return _expected(str(error.validator), limit, instance, schema) or error.message


def _expected(rule: str, limit: Any, instance: Any, schema: dict[str, Any]) -> str | None:
    got = _short(instance)
    match rule:
        case "required":
            return "expected this field, it is missing"
        case "additionalProperties":
            extra = sorted(instance.keys() - schema["properties"].keys())
            return f"unknown field {', '.join(extra)}; expected: {', '.join(schema['properties'])}"
        case "type":
            types = [limit] if isinstance(limit, str) else limit
            return f"expected {' or '.join(NAMES[name] for name in types)}, got {got}"
        case "enum":
            return f"expected one of {', '.join(map(str, limit))}, got {got}"
        case "const":
            return f"expected {json.dumps(limit)}, got {got}"
        case "pattern" | "minLength":
            return f"expected {schema.get('description', 'text')}, got {got}"
        case "maxLength":
            return f"expected at most {limit} characters, got {len(instance)}"
        case "minimum" | "maximum":
            return f"expected at {'least' if rule == 'minimum' else 'most'} {limit}, got {got}"
        case "exclusiveMinimum":
            return f"expected more than {limit}, got {got}"
        case "minItems" | "minProperties" | "maxItems" | "maxProperties":
            return f"expected {_count(schema)}, got {len(instance)}"
        case "dependentRequired":
            return f"expected together with {', '.join(limit)}: parameters"
        case "not":
            return "expected no such field with the others that are here"
    return None


def _count(schema: dict[str, Any]) -> str:
    if "description" in schema and schema.get("maxProperties") == 1:
        return str(schema["description"])
    least = schema.get("minItems", schema.get("minProperties", 0))
    most = schema.get("maxItems", schema.get("maxProperties"))
    return f"{least} to {most} entries" if most else f"at least {least} entries"


def _short(instance: object) -> str:
    text = repr(instance)
    return text if len(text) <= 60 else f"{text[:57]}..."

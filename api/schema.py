"""The OpenAPI document says what really happens: problem details for every refusal."""

from typing import Any

PROBLEM = {
    "type": "object",
    "description": "RFC 9457 problem details",
    "properties": {
        "type": {"type": "string", "description": "The problem's name"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {"type": "object", "description": "For `invalid`: what was expected, by field"},
    },
    "required": ["type", "title", "status", "detail"],
    "additionalProperties": True,
}
REFUSALS = {
    "400": "Not readable as JSON",
    "401": "Not signed in",
    "403": "Signed in, but not allowed",
    "404": "No such thing, or not yours",
    "405": "Not offered here",
    "406": "Only JSON is spoken here",
    "409": "Does not fit the present state; `type` says why",
    "410": "It was there, and is over",
    "411": "A chunked body; send Content-Length",
    "413": "Too large",
    "415": "Send application/json",
    "422": "Wrong shape; `errors` names the field",
    "429": "Too often; see Retry-After",
}


def add_problem_details(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Adds the common refusals to every operation, so that the schema promises no less than the API does."""
    result.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for path in result.get("paths", {}).values():
        for method, operation in path.items():
            if method in {"get", "put", "post", "patch", "delete"}:
                for status, description in REFUSALS.items():
                    operation["responses"].setdefault(status, {"description": description, "content": content})
    return result

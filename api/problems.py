"""What went wrong, once for pages and programs: RFC 9457 problem details."""

from collections.abc import Mapping
from typing import Any, ClassVar


class Problem(Exception):
    """A refusal with a name that clients can rely on; every rule of the product refuses with a subclass.

    `type` is the documented name, `status` the HTTP status, `title` the same for every occurrence;
    the detail says in a sentence what happened, what is safe and what to do. `members` are extra JSON members.
    """

    type: ClassVar[str] = "about:blank"
    status: ClassVar[int] = 400
    title: ClassVar[str] = "The request was refused"

    def __init__(self, detail: str = "", *, retry_after: int | None = None, **members: Any) -> None:
        self.detail = detail or self.title
        self.retry_after = retry_after
        self.members: Mapping[str, Any] = members
        super().__init__(self.detail)

    def as_json(self) -> dict[str, Any]:
        return {
            "type": self.type,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            **self.members,
        }


class NotFound(Problem):
    type, status = "not-found", 404
    title = "There is no such thing, or it is not yours"


class Invalid(Problem):
    """The wrong shape; `errors` names each field with what was expected."""

    type, status = "invalid", 422
    title = "The request has the wrong shape"

    def __init__(self, errors: Mapping[str, Any]) -> None:
        first = next(iter(errors), "")
        super().__init__(f"See `errors`: {first}." if first else "", errors=errors)


class TooLarge(Problem):
    type, status = "too-large", 413
    title = "The request is too large"

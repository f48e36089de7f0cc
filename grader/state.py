"""Does anybody grade? Workers say so, into the cache that web and workers share."""

from typing import TypedDict

from django.core.cache import cache
from django.utils import timezone

from grader import sandbox

KEY = "grader-state"
HEARD_WITHIN_SECONDS = 90


class State(TypedDict):
    open: bool
    reason: str
    tier: int
    heard_at: str


def report() -> State:
    """Called on a worker: passes on what the sandbox's self-test says there."""
    found = sandbox.available()
    now = timezone.now().isoformat(timespec="seconds")
    state = State(open=found.ok, reason=found.reason, tier=found.tier, heard_at=now)
    # An open grader elsewhere is not hidden by a closed one.
    if found.ok or not is_open():
        cache.set(KEY, state, HEARD_WITHIN_SECONDS)
    return state


def latest() -> State | None:
    """What a worker last said; None when none has been heard from lately."""
    found: State | None = cache.get(KEY)
    return found


def is_open() -> bool:
    """Whether code will be judged soon, as far as is known."""
    found = latest()
    return found is not None and found["open"]

"""A submission as people read it: the verdict, the one place to look, hidden cases by name, visible ones in full."""

from typing import Any

from grader import own_input, state
from grader.models import CaseResult, Submission
from grader.verdicts import Verdict


def context(found: Submission) -> dict[str, Any]:
    """What templates/player/_submission.html shows; failed cases first."""
    cases = sorted(found.cases.all(), key=lambda case: (case.verdict == Verdict.ACCEPTED, case.number))
    hidden, visible = [c for c in cases if not c.visible], [c for c in cases if c.visible]
    response = found.response
    return {
        "submission": found,
        "hidden": hidden,
        "visible": sorted(visible, key=lambda case: case.number),
        "hidden_accepted": sum(case.verdict == Verdict.ACCEPTED for case in hidden),
        "visible_accepted": sum(case.verdict == Verdict.ACCEPTED for case in visible),
        "first": _look_first(visible, hidden),
        "takes_input": own_input.is_offered(response.item.runtime),
        "position": found.position(),
        "seen": seen(found),
        "grader_open": state.is_open(),
        "attempt": response.attempt,
        "number": response.number,
        "item_title": response.item.title,
        "left": response.submissions_left(response.attempt.quiz),
        "allowed": response.attempt.quiz.max_submissions,
    }


def _look_first(visible: list[CaseResult], hidden: list[CaseResult]) -> CaseResult | None:
    """The one place to look first: a visible case can be read, a hidden one only be thought about."""
    failed = [case for case in [*visible, *hidden] if case.verdict != Verdict.ACCEPTED]
    return failed[0] if failed else None


def seen(found: Submission) -> str:
    """What a page that waits has been told already."""
    return f"{found.state}-{found.reason}-{found.position() or 0}"

"""The judged end of a case or a submission: one enum, whole words, everywhere."""

import enum
from collections.abc import Iterable

from grader.sandbox import ExitReason


class Verdict(enum.StrEnum):
    ACCEPTED = "accepted"
    WRONG_ANSWER = "wrong_answer"
    WRONG_TYPE = "wrong_type"
    TOO_SLOW = "too_slow"
    TIME_LIMIT = "time_limit"
    MEMORY_LIMIT = "memory_limit"
    OUTPUT_LIMIT = "output_limit"
    RUNTIME_ERROR = "runtime_error"
    SYNTAX_ERROR = "syntax_error"
    NO_ENTRY_POINT = "no_entry_point"
    INTERNAL_ERROR = "internal_error"


_OF_EXIT = {
    ExitReason.RAISED: Verdict.RUNTIME_ERROR,
    ExitReason.WRONG_TYPE: Verdict.WRONG_TYPE,
    ExitReason.SYNTAX_ERROR: Verdict.SYNTAX_ERROR,
    ExitReason.NO_ENTRY_POINT: Verdict.NO_ENTRY_POINT,
    ExitReason.TIME_LIMIT: Verdict.TIME_LIMIT,
    ExitReason.MEMORY_LIMIT: Verdict.MEMORY_LIMIT,
    ExitReason.OUTPUT_LIMIT: Verdict.OUTPUT_LIMIT,
    ExitReason.CRASHED: Verdict.RUNTIME_ERROR,
    ExitReason.FORBIDDEN: Verdict.RUNTIME_ERROR,
    ExitReason.FORGED: Verdict.RUNTIME_ERROR,
    ExitReason.OUT_OF_BUDGET: Verdict.TIME_LIMIT,
}


def of_exit(reason: ExitReason) -> Verdict | None:
    """The verdict that an exit reason settles; None for FINISHED, which leaves it to the checker."""
    return _OF_EXIT.get(reason)


def overall(verdicts: Iterable[Verdict]) -> Verdict:
    """The verdict of a submission: internal_error if any case has it, else the first that is not accepted.

    Without any case nothing has been judged, which is an internal_error too.
    """
    cases = list(verdicts)
    if not cases or Verdict.INTERNAL_ERROR in cases:
        return Verdict.INTERNAL_ERROR
    return next((verdict for verdict in cases if verdict != Verdict.ACCEPTED), Verdict.ACCEPTED)

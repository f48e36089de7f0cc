"""What a checker says."""

from dataclasses import dataclass

from grader.verdicts import Verdict


@dataclass(frozen=True)
class Check:
    """The verdict on one produced value. For arrays also where they differ: the index of the first
    differing element, and how many elements differ."""

    verdict: Verdict
    message: str = ""
    first_difference: tuple[int, ...] | None = None
    differing: int = 0


ACCEPTED = Check(Verdict.ACCEPTED)


def wrong_answer(message: str) -> Check:
    return Check(Verdict.WRONG_ANSWER, message)


def wrong_type(message: str) -> Check:
    return Check(Verdict.WRONG_TYPE, message)

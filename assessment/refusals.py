"""Every reason for which an attempt refuses something, by the names of interfaces.md."""

from typing import Any

from api.problems import Problem


class DeadlinePassed(Problem):
    type, status = "deadline-passed", 409
    title = "The time is over"

    def __init__(self) -> None:
        super().__init__("The time is over. This answer is kept and marked late; a person decides whether it counts.")


class AttemptClosed(Problem):
    type, status = "attempt-closed", 409
    title = "This attempt is finished"

    def __init__(self) -> None:
        super().__init__("This attempt is finished. What was saved before is safe.")


class ResponseLocked(Problem):
    type, status = "response-locked", 409
    title = "This question is locked"

    def __init__(self) -> None:
        super().__init__("This question is behind you: its answer counts as it was saved.")


class SequenceReused(Problem):
    type, status = "sequence-reused", 409
    title = "This sequence number was used for another answer"

    def __init__(self) -> None:
        super().__init__("The same (client, sequence) came with other content. Send it again with the next sequence.")


class NewerAnswer(Problem):
    type, status = "newer-answer", 409
    title = "This question was answered in two places"

    def __init__(self, *, answer: Any, version: int) -> None:
        super().__init__(
            "A newer answer is there. Yours is kept in the log; send it again based on the current version to "
            "put it in its place.",
            answer=answer,
            version=version,
        )


class NoAttemptsLeft(Problem):
    type, status = "no-attempts-left", 409
    title = "No attempts are left"


class CoolingDown(Problem):
    type, status = "cooldown", 429
    title = "It is too early for the next try"


class NoSubmissionsLeft(Problem):
    type, status = "no-submissions-left", 409
    title = "No submissions are left"

    def __init__(self) -> None:
        super().__init__("All submissions for this question are used. Running your code stays free.")


class NotEnoughItems(Problem):
    type, status = "not-enough-items", 409
    title = "There are not enough questions for this quiz"


class NoFeedbackHere(Problem):
    type, status = "no-feedback", 409
    title = "This quiz shows no feedback while it is open"

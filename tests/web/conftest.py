"""A position with a candidate, from the invitation to the report."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Organisation, User
from assessment import saving
from grader import submissions, tasks
from grader.models import Submission
from hiring import invitations, reports
from hiring.models import Invitation, Position, Report
from quizzes.models import Quiz
from tests.conftest import right_answer


@pytest.fixture
def position(organisation: Organisation, owner: User, quiz: Quiz) -> Position:
    return invitations.create_position(
        organisation, owner, title="Adder", quiz=quiz.slug, role="sample-role", cuts={"adding": 0.6}
    )


@pytest.fixture
def invited(position: Position) -> tuple[Invitation, str]:
    in_two_days = timezone.now() + timedelta(days=2)
    return invitations.invite(position, email="c@example.org", expires_at=in_two_days)


@pytest.fixture
def report(invited: tuple[Invitation, str], candidate: User) -> Report:
    """All answers are right but the text, which tries to be markup."""
    accepted, _ = invitations.accept(candidate, invited[1], consent=True)
    assert accepted.attempt is not None
    attempt = accepted.attempt
    for response in attempt.responses.select_related("variant__item"):
        given = "<b>wrong</b>" if response.item.kind == "text" else right_answer(response)
        saving.save(candidate, attempt.pk, response.number, saving.Save(given, "t", response.number, 0))
    submissions.finish(attempt)
    for submission in Submission.objects.all():
        tasks.grade(str(submission.pk))
    reports.issue_due()
    return Report.objects.get()

"""No hidden input, no expected value and no key comes out of any address, for anybody, in any format, log or error."""

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from accounts.models import Organisation, User
from assessment import delivery, saving
from grader import submissions, tasks
from grader.comparing import stored
from grader.models import Submission
from hiring import invitations, reports
from hiring.models import Report
from quizzes.cases import Case, Judging
from quizzes.models import Quiz, Skill, Variant
from tests.conftest import response_to, right_answer

pytestmark = pytest.mark.django_db

INPUT, EXPECTED, HINT, SOLUTION = "canaryinput7f3a", "canaryexpected7f3a", "canaryhint7f3a", "canarysolution7f3a"
KEY = "canarykey7f3a"
WORDS = [INPUT, EXPECTED, HINT, SOLUTION, KEY]
# What learners try in order to see a hidden input.
PROBES = [
    "def add_up(numbers):\n    raise ValueError(repr(numbers))\n",
    "def add_up(numbers):\n    print(numbers)\n    return numbers\n",
    "def add_up(numbers):\n    return {str(numbers): numbers}\n",
    "import sys\ndef add_up(numbers):\n    sys.stderr.write(str(numbers))\n    sys.exit(str(numbers))\n",
]


@pytest.fixture
def planted(db: None) -> None:
    """Secret words in a hidden case, in its hint, in a solution and in a key."""
    case = Case.objects.get(item__key="sample/add-up", item__current=True, name="Large")
    case.call, case.expected = stored({"args": [[INPUT]], "kwargs": {}}), stored(EXPECTED)
    case.hint = HINT
    case.save()
    Judging.objects.update(solution=SOLUTION)
    Variant.objects.filter(item__key="sample/name-it").update(key={"accept": [KEY], "misconceptions": []})


@pytest.fixture
def world(
    planted: None, organisation: Organisation, recruiter: User, learner: User, candidate: User, quiz: Quiz
) -> dict[str, Any]:
    """One of everything: an open attempt, a finished one, submissions of every probe, a position, a report."""
    open_attempt, _ = delivery.start(learner, quiz)
    for probe in PROBES[:3]:
        submissions.submit(learner, open_attempt.pk, 7, code=probe, kind=Submission.Kind.SUBMIT)
    submissions.submit(learner, open_attempt.pk, 7, code=PROBES[3], kind=Submission.Kind.RUN)
    position = invitations.create_position(
        organisation, recruiter, title="Adder", quiz=quiz.slug, role="sample-role", cuts={}
    )
    expires = timezone.now() + timedelta(days=3)
    _, token = invitations.invite(position, email="someone@example.org", expires_at=expires)
    accepted, taken = invitations.invite(position, email=candidate.email, expires_at=expires)
    accepted, _ = invitations.accept(candidate, taken, consent=True)
    attempt = accepted.attempt
    assert attempt is not None
    for response in attempt.responses.select_related("variant__item"):
        if response.item.key != "sample/name-it":
            given = {"code": PROBES[0]} if response.is_code() else right_answer(response)
            saving.save(candidate, attempt.pk, response.number, saving.Save(given, "t", response.number, 0))
    submissions.finish(attempt)
    for submission in Submission.objects.all():
        tasks.grade(str(submission.pk))
    Quiz.objects.filter(pk=quiz.pk).update(feedback=Quiz.Feedback.NONE)
    reports.issue_due()
    return {
        "attempt": [open_attempt.pk, attempt.pk],
        "number": [response_to(open_attempt, "name-it").number, 7],
        "submission": list(Submission.objects.values_list("pk", flat=True)),
        "organisation": [organisation.slug],
        "position": [position.pk],
        "report": [Report.objects.get().pk],
        "invitation": [accepted.pk],
        "token": [token, taken],
        "learner": [learner.pk],
        "slug": [quiz.slug, "sample", "adding"],
        "skill": [Skill.objects.get(slug="adding").slug],
        "digest": ["0" * 64],
        "object_id": [quiz.pk],
    }


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every address of the product as a format string with its parameters' names."""
    for entry in resolver.url_patterns:
        whole = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, whole)
        elif isinstance(entry, URLPattern):
            yield whole, list(entry.pattern.converters)


def addresses(world: dict[str, Any]) -> Iterator[str]:
    import itertools
    import re

    for pattern, names in patterns(get_resolver()):
        if any(name not in world for name in names) or "(?P" in pattern:
            continue
        template = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", pattern).replace("^", "").replace("$", "")
        for values in itertools.product(*(world[name] for name in names)):
            yield "/" + template.format(**dict(zip(names, values, strict=True)))


def clean(text: str) -> bool:
    return not any(word in text.lower() for word in WORDS)


def test_the_secret_words_never_come_out(
    world: dict[str, Any],
    client_of: Callable[[User], Client],
    learner: User,
    candidate: User,
    recruiter: User,
    reviewer: User,
    stranger: User,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    people = [client_of(person) for person in (learner, candidate, recruiter, reviewer, stranger)]
    visited = 0
    for path in addresses(world):
        for client in [*people, Client()]:
            for accept in ("text/html", "application/json"):
                reply = client.get(path, headers={"accept": accept})
                body = reply.getvalue()
                assert clean(body.decode(errors="replace")), f"{path} shows a secret word"
                assert clean(str(dict(reply.headers))), f"{path} has a secret word in its headers"
                visited += reply.status_code == 200
    assert visited > 100
    assert clean(caplog.text)
    assert not any(token in caplog.text for token in world["token"]), "a log names the token of a link"
    assert all(clean(f"{message.body} {message.subject}") for message in mail.outbox)


def test_what_a_probe_did_stays_in_the_rows_of_visible_cases_only(world: dict[str, Any]) -> None:
    for submission in Submission.objects.all():
        for case in submission.cases.all():
            assert clean(f"{case.name} {case.message} {case.detail}")
        assert clean(str(submission.conditions))


def test_a_secret_word_would_be_noticed(world: dict[str, Any]) -> None:
    assert not clean(f"the input was {INPUT.upper()}")
    assert Case.objects.get(name="Large", item__key="sample/add-up").hint == HINT

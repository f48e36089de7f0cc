"""schemathesis over every operation: whatever is sent, the answer is one that the schema promises."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, settings
from knox.models import get_token_model
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from accounts.models import Organisation, User
from assessment import delivery
from config.wsgi import application
from hiring import invitations
from quizzes.models import Quiz

schema = schemathesis.openapi.from_wsgi("/api/schema/?format=json", application)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
EXAMPLES = 12


@pytest.fixture(autouse=True)
def _one_transaction() -> Iterator[None]:
    """The end of a request must not close the connection that holds the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def world(organisation: Organisation, owner: User, quiz: Quiz) -> tuple[str, dict[str, Any]]:
    """The token of a person who is learner and owner at once, so that most calls get past the door."""
    attempt, _ = delivery.start(owner, quiz)
    position = invitations.create_position(
        organisation, owner, title="Adder", quiz=quiz.slug, role="sample-role", cuts={}
    )
    expires = timezone.now() + timedelta(days=1)
    _, link = invitations.invite(position, email="a@example.org", expires_at=expires)
    known = {"attempt": str(attempt.pk), "number": 7, "organisation": organisation.slug, "token": link}
    token = get_token_model().objects.create(owner)[1]
    return token, known | {"slug": quiz.slug, "learner": str(owner.pk)}


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@pytest.mark.django_db
def test_every_operation_answers_as_the_schema_promises(case: schemathesis.Case, world: tuple[str, Any]) -> None:
    token, known = world
    case.path_parameters |= {name: value for name, value in known.items() if name in case.path_parameters}
    case.call_and_validate(headers={"Authorization": f"Token {token}"}, checks=CHECKS)

"""The nightly tidying keeps a month of sign-ins and no token that has expired."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.test import Client
from django.utils import timezone
from knox.models import AuthToken

from accounts.models import User
from accounts.tasks import tidy
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db


def sign_in(learner: User, password: str) -> None:
    body = {"email": learner.email, "password": password}
    Client().post("/api/v1/auth/tokens/", body, content_type="application/json")


@pytest.mark.parametrize(("days", "kept"), [(29, 1), (31, 0)])
def test_sign_ins_are_kept_for_a_month(learner: User, candidate: User, days: int, kept: int) -> None:
    sign_in(learner, "a wrong guess")
    sign_in(candidate, PASSWORD)
    AccessLog.objects.create(username=candidate.email)
    for log in (AccessAttempt, AccessLog):
        log.objects.update(attempt_time=timezone.now() - timedelta(days=days))
    before = AccessAttempt.objects.count(), AccessLog.objects.count()
    assert all(before)
    tidy()
    assert (AccessAttempt.objects.count(), AccessLog.objects.count()) == tuple(kept * count for count in before)


def test_expired_tokens_go(learner: User) -> None:
    expired, live = (AuthToken.objects.create(learner)[0] for _ in range(2))
    AuthToken.objects.filter(pk=expired.pk).update(expiry=timezone.now() - timedelta(seconds=1))
    tidy()
    assert AuthToken.objects.get() == live

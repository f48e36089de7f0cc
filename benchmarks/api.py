"""Saving an answer and reading a profile, against bare views on the same PostgreSQL (see benchmarks.bare).

Calls go through Django in this process, so that only the server's own work is measured, on one connection.
"""

import os
import secrets
from collections.abc import Callable
from itertools import count
from typing import Any

from benchmarks.interleaved import Report, in_turns, ratio
from tests.servers import postgresql

CALLS = 100
ROUNDS = 9


def measure() -> Report:
    with postgresql() as database:
        os.environ |= {
            "DATABASE_URL": database,
            "SECRET_KEY": secrets.token_urlsafe(48),
            "ALLOWED_HOSTS": "testserver",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        import django
        from django.db import connections

        django.setup()
        try:
            return _measured()
        finally:
            # The server waits for its clients before it ends.
            connections.close_all()


def _measured() -> Report:
    from django.conf import settings

    settings.ROOT_URLCONF = "benchmarks.bare"
    # One caller that never pauses is what throttles are for.
    rates = settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"]
    rates.update(dict.fromkeys(rates))
    calls, queries = _prepared()
    times = in_turns({name: _repeated(call) for name, call in calls.items()}, rounds=ROUNDS)
    return Report(
        times={f"{name}, {CALLS} calls": seconds for name, seconds in times.items()},
        figures={"save_queries": queries["save answer"], "profile_queries": queries["profile"]},
        ratios={
            "save_answer": ratio(times, ours="save answer", peer="bare save"),
            "profile": ratio(times, ours="profile", peer="bare profile"),
        },
    )


def _repeated(call: Callable[[], Any]) -> Callable[[], None]:
    def act() -> None:
        for _ in range(CALLS):
            if call().status_code != 200:
                raise RuntimeError("a call of the bench failed")

    return act


def _prepared() -> tuple[dict[str, Callable[[], Any]], dict[str, float]]:
    """A learner with an open and a finished attempt, the four calls, and the queries of ours."""
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from knox.models import get_token_model

    from accounts.models import User
    from assessment import delivery
    from benchmarks.bare import TABLE
    from quizzes.models import Quiz

    call_command("migrate", verbosity=0)
    call_command("load_banks", "tests/content_sample", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    learner = User.objects.create_user("bench@example.org", secrets.token_urlsafe(12))
    delivery.finish(delivery.start(learner, Quiz.objects.get(slug="sample-random"))[0])
    attempt, _ = delivery.start(learner, Quiz.objects.get(slug="everything"))
    client = Client(headers={"Authorization": f"Token {get_token_model().objects.create(learner)[1]}"})
    session = SessionStore()
    session["_auth_user_id"] = str(learner.pk)
    session.save()
    bare = Client()
    bare.cookies["sessionid"] = session.session_key or ""
    sequence = count()

    def save() -> Any:
        number = next(sequence)
        body = {"answer": "ab"[number % 2], "client": "bench", "sequence": number, "based_on": number}
        return client.put(f"/api/v1/attempts/{attempt.pk}/responses/1/", body, content_type="application/json")

    calls: dict[str, Callable[[], Any]] = {
        "save answer": save,
        "bare save": lambda: bare.put("/bare/save/1/", {"answer": "a"}, content_type="application/json"),
        "profile": lambda: client.get("/api/v1/learners/me/profile/"),
        "bare profile": lambda: bare.get("/bare/profile/"),
    }
    queries = {}
    for name, call in calls.items():
        with CaptureQueriesContext(connection) as captured:
            call()
        queries[name] = float(len(captured))
    return calls, queries

"""What clients rely on: shapes, statuses, problem details, and how many queries a call may cost."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Organisation, User
from assessment import delivery, saving
from assessment.models import Attempt
from grader.models import Submission
from hiring import invitations
from quizzes.models import Quiz
from tests.conftest import PASSWORD, RIGHT_CODE, response_to, right_answer

pytestmark = pytest.mark.django_db
JSON = "application/json"


@pytest.fixture
def client(client_of: Callable[[User], Client], learner: User) -> Client:
    return client_of(learner)


@pytest.fixture
def attempt(learner: User, quiz: Quiz) -> Attempt:
    return delivery.start(learner, quiz)[0]


def problem(reply: Any, status: int, name: str) -> dict[str, Any]:
    """The problem details of a refusal, after checking what every refusal has."""
    assert reply.status_code == status, reply.content
    assert reply["Content-Type"] == "application/problem+json"
    body: dict[str, Any] = reply.json()
    assert body["type"] == name
    assert body["status"] == status
    assert body["title"] and body["detail"]
    return body


def put(http: Client, attempt: Attempt, number: int, **body: Any) -> Any:
    whole = {"answer": None, "client": "tab", "sequence": 1, "based_on": 0} | body
    return http.put(f"/api/v1/attempts/{attempt.pk}/responses/{number}/", whole, content_type=JSON)


def submit(client: Client, attempt: Attempt, number: int = 7, **body: Any) -> Any:
    whole = {"code": RIGHT_CODE, "kind": "submit"} | body
    return client.post(f"/api/v1/attempts/{attempt.pk}/responses/{number}/submissions/", whole, content_type=JSON)


def test_wrong_credentials_are_named(learner: User) -> None:
    reply = Client().post("/api/v1/auth/tokens/", {"email": learner.email, "password": "no"}, content_type=JSON)
    problem(reply, 401, "wrong-credentials")


def test_guessing_a_password_locks_the_account_for_that_address(learner: User) -> None:
    client = Client()
    body = {"email": learner.email, "password": "a wrong guess"}
    answers = [client.post("/api/v1/auth/tokens/", body, content_type=JSON).status_code for _ in range(9)]
    assert answers[0] == 401 and answers[-1] == 429
    right = client.post("/api/v1/auth/tokens/", {**body, "password": PASSWORD}, content_type=JSON)
    assert right.status_code == 429


def test_a_token_ends_when_it_is_revoked(learner: User) -> None:
    client = Client()
    token = client.post("/api/v1/auth/tokens/", {"email": learner.email, "password": PASSWORD}, content_type=JSON)
    header = {"Authorization": f"Token {token.json()['token']}"}
    assert client.get("/api/v1/attempts/", headers=header).status_code == 200
    assert client.delete("/api/v1/auth/tokens/current/", headers=header).status_code == 204
    problem(client.get("/api/v1/attempts/", headers=header), 401, "not-signed-in")


def test_without_a_token_nothing_is_told() -> None:
    for path in ("skills/", "quizzes/", "attempts/", "learners/me/profile/", "organisations/acme/positions/"):
        problem(Client().get(f"/api/v1/{path}"), 401, "not-signed-in")


def test_an_unknown_address_answers_in_problem_details() -> None:
    problem(Client().get("/api/v1/nothing/"), 404, "not-found")


def test_starting_twice_gives_201_and_then_200_with_the_same_attempt(client: Client, quiz: Quiz) -> None:
    first = client.post("/api/v1/attempts/", {"quiz": quiz.slug}, content_type=JSON)
    again = client.post("/api/v1/attempts/", {"quiz": quiz.slug}, content_type=JSON)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["id"] == again.json()["id"]
    assert {"id", "quiz", "state", "started_at", "deadline", "server_time", "items"} <= set(first.json())


def test_an_open_item_carries_neither_key_nor_explanation(client: Client, attempt: Attempt) -> None:
    items = client.get(f"/api/v1/attempts/{attempt.pk}/").json()["items"]
    for item in items:
        assert not {"solution", "explanation_html", "misconception", "key", "difficulty"} & set(item)
        assert set(item["response"]) == {"answer", "version", "saved_at"}


def test_a_finished_attempt_explains_itself(client: Client, attempt: Attempt) -> None:
    put(client, attempt, 1, answer="a")
    client.post(f"/api/v1/attempts/{attempt.pk}/finish/")
    item = client.get(f"/api/v1/attempts/{attempt.pk}/").json()["items"][0]
    assert item["explanation_html"] and item["solution"]["key"]
    assert item["response"]["score"] in {0.0, 1.0}


def test_a_code_item_shows_its_visible_cases_only(client: Client, attempt: Attempt) -> None:
    item = client.get(f"/api/v1/attempts/{attempt.pk}/").json()["items"][-1]
    assert [case["name"] for case in item["visible_cases"]] == ["Three numbers", "One number"]
    assert item["submissions_left"] == 3
    assert item["entry_point"] == "add_up" and item["starter"].startswith("def add_up")


def test_a_save_is_acknowledged_with_its_version(client: Client, attempt: Attempt) -> None:
    reply = put(client, attempt, 1, answer="a")
    assert reply.status_code == 200
    assert set(reply.json()) == {"version", "saved_at"} and reply.json()["version"] == 1


def test_a_stale_save_gets_409_with_the_newer_answer(client: Client, attempt: Attempt) -> None:
    put(client, attempt, 1, answer="a")
    body = problem(put(client, attempt, 1, answer="b", client="phone"), 409, "newer-answer")
    assert (body["answer"], body["version"]) == ("a", 1)


def test_a_reused_sequence_gets_409(client: Client, attempt: Attempt) -> None:
    put(client, attempt, 1, answer="a")
    problem(put(client, attempt, 1, answer="b"), 409, "sequence-reused")


def test_a_late_save_gets_409(client: Client, attempt: Attempt) -> None:
    Attempt.objects.update(deadline=timezone.now() - timedelta(minutes=2))
    problem(put(client, attempt, 1, answer="a"), 409, "deadline-passed")


def test_a_save_after_the_finish_gets_409(client: Client, attempt: Attempt) -> None:
    client.post(f"/api/v1/attempts/{attempt.pk}/finish/")
    problem(put(client, attempt, 1, answer="a"), 409, "attempt-closed")


def test_a_wrong_shape_gets_422_with_the_field(client: Client, attempt: Attempt) -> None:
    number = response_to(attempt, "sum").number
    body = problem(put(client, attempt, number, answer="four"), 422, "invalid")
    assert body["errors"]["answer"] == "expected a number, got 'four'"


def test_a_missing_field_gets_422_with_the_field(client: Client, attempt: Attempt) -> None:
    path = f"/api/v1/attempts/{attempt.pk}/responses/1/"
    body = problem(client.put(path, {"answer": "a"}, content_type=JSON), 422, "invalid")
    assert set(body["errors"]) == {"client", "sequence", "based_on"}


def test_what_is_no_json_gets_400(client: Client, attempt: Attempt) -> None:
    path = f"/api/v1/attempts/{attempt.pk}/responses/1/"
    problem(client.put(path, "{not json", content_type=JSON), 400, "bad-request")


def test_ten_megabytes_of_code_get_413_and_lose_nothing(client: Client, attempt: Attempt) -> None:
    put(client, attempt, 7, answer={"code": RIGHT_CODE})
    problem(submit(client, attempt, code="#" * 10_000_000), 413, "too-large")
    problem(submit(client, attempt, code="#" * 100_001), 413, "too-large")
    assert delivery.find_response(attempt, 7).answer == {"code": RIGHT_CODE}


def test_code_with_a_null_character_is_refused_by_field(client: Client, attempt: Attempt) -> None:
    problem(submit(client, attempt, code="def f():\0"), 422, "invalid")


def test_another_persons_rows_are_404(client_of: Any, attempt: Attempt, candidate: User) -> None:
    other = client_of(candidate)
    problem(other.get(f"/api/v1/attempts/{attempt.pk}/"), 404, "not-found")
    problem(put(other, attempt, 1, answer="a"), 404, "not-found")
    problem(other.post(f"/api/v1/attempts/{attempt.pk}/finish/"), 404, "not-found")
    problem(submit(other, attempt), 404, "not-found")
    submission = Submission.objects.create(
        response=attempt.responses.get(number=7), kind="run", code="", queued_at=timezone.now()
    )
    problem(other.get(f"/api/v1/submissions/{submission.pk}/"), 404, "not-found")
    problem(other.get(f"/api/v1/learners/{attempt.learner_id}/profile/"), 403, "forbidden")


def test_submissions_run_out(client: Client, attempt: Attempt) -> None:
    for _ in range(3):
        assert submit(client, attempt).status_code == 202
    problem(submit(client, attempt), 409, "no-submissions-left")
    assert submit(client, attempt, kind="run").status_code == 202


def test_the_cooldown_answers_429_with_retry_after(client: Client, attempt: Attempt) -> None:
    Quiz.objects.filter(pk=attempt.quiz_id).update(submission_cooldown_seconds=30)
    submit(client, attempt)
    reply = submit(client, attempt)
    problem(reply, 429, "cooldown")
    assert 0 < int(reply["Retry-After"]) <= 31


def test_a_waiting_submission_tells_its_place(client: Client, attempt: Attempt) -> None:
    first, second = (client.get(submit(client, attempt)["Location"]).json() for _ in range(2))
    assert (first["state"], first["position"]) == ("queued", 1)
    assert (second["position"], second["verdict"], second["cases"]) == (2, None, [])


def test_next_answers_204_when_nothing_is_left(client: Client, attempt: Attempt) -> None:
    for response in attempt.responses.select_related("variant__item"):
        assert client.get(f"/api/v1/attempts/{attempt.pk}/next/").json()["number"] == response.number
        put(client, attempt, response.number, answer=right_answer(response))
    assert client.get(f"/api/v1/attempts/{attempt.pk}/next/").status_code == 204


def test_an_expired_invitation_is_gone(
    client_of: Any, organisation: Organisation, recruiter: User, candidate: User, quiz: Quiz
) -> None:
    position = invitations.create_position(
        organisation, recruiter, title="Adder", quiz=quiz.slug, role="sample-role", cuts={}
    )
    row, token = invitations.invite(position, email="a@example.org", expires_at=timezone.now() + timedelta(seconds=60))
    type(row).objects.update(expires_at=timezone.now())
    reply = client_of(candidate).post(f"/api/v1/invitations/{token}/accept/", {"consent": True}, content_type=JSON)
    problem(reply, 410, "invitation-over")
    assert not Attempt.objects.exists()


def test_nothing_starts_without_consent(
    client_of: Any, organisation: Organisation, recruiter: User, candidate: User, quiz: Quiz
) -> None:
    position = invitations.create_position(
        organisation, recruiter, title="Adder", quiz=quiz.slug, role="sample-role", cuts={}
    )
    _, token = invitations.invite(position, email="a@example.org", expires_at=timezone.now() + timedelta(days=1))
    for body in ({"consent": False}, {}):
        reply = client_of(candidate).post(f"/api/v1/invitations/{token}/accept/", body, content_type=JSON)
        problem(reply, 422, "invalid")
    assert not Attempt.objects.exists()


def test_a_reviewer_may_read_but_not_invite(client_of: Any, organisation: Organisation, reviewer: User) -> None:
    client, base = client_of(reviewer), f"/api/v1/organisations/{organisation.slug}/"
    assert client.get(base + "positions/").status_code == 200
    body = {"title": "Adder", "quiz": "everything", "role": "sample-role"}
    problem(client.post(base + "positions/", body, content_type=JSON), 403, "forbidden")


def test_a_position_with_an_unknown_quiz_role_or_cut_names_the_field(
    client_of: Any, organisation: Organisation, recruiter: User
) -> None:
    client, path = client_of(recruiter), f"/api/v1/organisations/{organisation.slug}/positions/"
    wrong = {"title": "x", "quiz": "none", "role": "none"}
    assert set(problem(client.post(path, wrong, content_type=JSON), 422, "invalid")["errors"]) == {"quiz", "role"}
    strange = {"title": "x", "quiz": "everything", "role": "sample-role", "cuts": {"flying": 1}}
    assert set(problem(client.post(path, strange, content_type=JSON), 422, "invalid")["errors"]) == {"cuts"}


def test_a_page_of_a_list_has_the_same_frame_everywhere(client: Client) -> None:
    for path in ("skills/", "banks/", "quizzes/", "roles/", "attempts/"):
        assert set(client.get(f"/api/v1/{path}").json()) == {"count", "next", "previous", "results"}


def test_too_many_calls_answer_429(client: Client, settings: Any) -> None:
    from api.throttles import PerUser

    cache.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PerUser, "THROTTLE_RATES", {"user": "2/min"})
        replies = [client.get("/api/v1/attempts/") for _ in range(3)]
    assert replies[-1]["Retry-After"]
    problem(replies[-1], 429, "too-many-requests")


@pytest.fixture
def warm(client: Client) -> Client:
    """The session and the content types are in their caches, as on a running server."""
    client.get("/api/v1/attempts/")
    return client


def test_reading_a_profile_costs_the_same_however_much_was_answered(
    warm: Client, learner: User, quiz: Quiz, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(6):
        warm.get("/api/v1/learners/me/profile/")
    attempt, _ = delivery.start(learner, quiz)
    for response in attempt.responses.select_related("variant__item"):
        saving.save(learner, attempt.pk, response.number, saving.Save(right_answer(response), "t", response.number, 0))
    delivery.finish(attempt)
    with django_assert_max_num_queries(6):
        warm.get("/api/v1/learners/me/profile/")


def test_a_save_costs_few_queries(
    warm: Client, attempt: Attempt, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(8):
        assert put(warm, attempt, 1, answer="a").status_code == 200


def test_an_attempt_costs_the_same_however_many_items_it_has(
    warm: Client, learner: User, quiz: Quiz, practice: Quiz, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for one in (quiz, practice):
        attempt, _ = delivery.start(learner, one)
        with django_assert_max_num_queries(7):
            warm.get(f"/api/v1/attempts/{attempt.pk}/")

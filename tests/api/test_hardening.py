"""What is sent in error or in malice gets a refusal that a program can read, and changes nothing."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from knox.models import get_token_model

from accounts.models import Organisation, User
from assessment import delivery
from assessment.models import Attempt, SeenExplanation
from grader import submissions
from grader.models import Submission
from quizzes.models import Quiz, Skill
from tests.api.test_contract import JSON, problem, put, submit
from tests.conftest import PASSWORD, RIGHT_CODE, right_answer

pytestmark = pytest.mark.django_db

HALF_A_PAIR = "\ud800"
TOKENS = "/api/v1/auth/tokens/"


@pytest.fixture
def client(client_of: Callable[[User], Client], learner: User) -> Client:
    return client_of(learner)


@pytest.fixture
def attempt(learner: User, quiz: Quiz) -> Attempt:
    return delivery.start(learner, quiz)[0]


@pytest.fixture
def adaptive(learner: User) -> Attempt:
    return delivery.start(learner, Quiz.objects.get(slug="sample-adaptive"))[0]


def sign_in(learner: User) -> Any:
    return Client().post(TOKENS, {"email": learner.email, "password": PASSWORD}, content_type=JSON)


@pytest.mark.parametrize("depth", [33, 900, 100_000])
@pytest.mark.parametrize(("opens", "closes"), [("[", "]"), ('{"a":', "}")])
def test_json_that_nests_too_deep_gets_400(
    client: Client, attempt: Attempt, depth: int, opens: str, closes: str
) -> None:
    answer = opens * depth + "1" + closes * depth
    body = f'{{"answer": {answer}, "client": "t", "sequence": 1, "based_on": 0}}'
    path = f"/api/v1/attempts/{attempt.pk}/responses/1/"
    refusal = problem(client.put(path, body, content_type=JSON), 400, "bad-request")
    assert "nested more than 32 deep" in refusal["detail"]


def test_half_a_surrogate_pair_is_refused_and_sent_back_escaped(client: Client, attempt: Attempt) -> None:
    refusal = problem(submit(client, attempt, kind=HALF_A_PAIR), 422, "invalid")
    assert HALF_A_PAIR in refusal["errors"]["kind"][0]


def test_half_a_surrogate_pair_in_a_name_within_json_is_refused(
    client_of: Callable[[User], Client], organisation: Organisation, recruiter: User
) -> None:
    body = {"title": "x", "quiz": "everything", "role": "sample-role", "cuts": {HALF_A_PAIR: 1}}
    path = f"/api/v1/organisations/{organisation.slug}/positions/"
    problem(client_of(recruiter).post(path, body, content_type=JSON), 422, "invalid")


def test_a_refusals_title_is_the_same_for_every_occurrence(client: Client, attempt: Attempt) -> None:
    path = f"/api/v1/attempts/{attempt.pk}/"
    titles = {problem(client.generic(method, path), 405, "method-not-allowed")["title"] for method in ("PUT", "DELETE")}
    assert titles == {"This address does not offer the method"}


def test_a_draft_of_too_much_code_gets_413_and_loses_nothing(client: Client, attempt: Attempt) -> None:
    put(client, attempt, 7, answer={"code": RIGHT_CODE})
    problem(put(client, attempt, 7, answer={"code": "#" * 100_001}, sequence=2, based_on=1), 413, "too-large")
    assert delivery.find_response(attempt, 7).answer == {"code": RIGHT_CODE}


def test_a_draft_of_the_most_code_there_may_be_is_saved(client: Client, attempt: Attempt) -> None:
    assert put(client, attempt, 7, answer={"code": "#" * 100_000}).status_code == 200


def test_an_idempotency_key_that_is_too_long_is_refused_by_its_header(client: Client, attempt: Attempt) -> None:
    path = f"/api/v1/attempts/{attempt.pk}/responses/7/submissions/"
    body, header = {"code": RIGHT_CODE, "kind": "run"}, {"Idempotency-Key": "x" * 81}
    refusal = problem(client.post(path, body, content_type=JSON, headers=header), 422, "invalid")
    assert set(refusal["errors"]) == {"Idempotency-Key"}
    assert not Submission.objects.exists()
    assert client.post(path, body, content_type=JSON, headers={"Idempotency-Key": "x" * 80}).status_code == 202


def test_the_same_idempotency_key_gives_the_same_submission(client: Client, attempt: Attempt) -> None:
    path, header = f"/api/v1/attempts/{attempt.pk}/responses/7/submissions/", {"Idempotency-Key": "k"}
    body = {"code": RIGHT_CODE, "kind": "submit"}
    replies = [client.post(path, body, content_type=JSON, headers=header) for _ in range(2)]
    assert [reply.status_code for reply in replies] == [202, 202]
    assert Submission.objects.count() == 1


@pytest.mark.parametrize("other", [{"code": "x = 1"}, {"kind": "submit"}, {"input": "[2]"}])
def test_an_idempotency_key_with_other_content_gets_409(
    client: Client, attempt: Attempt, other: dict[str, str]
) -> None:
    path, header = f"/api/v1/attempts/{attempt.pk}/responses/7/submissions/", {"Idempotency-Key": "k"}
    body = {"code": RIGHT_CODE, "kind": "run", "input": "[1]"}
    client.post(path, body, content_type=JSON, headers=header)
    refused = client.post(path, body | other, content_type=JSON, headers=header)
    problem(refused, 409, "idempotency-key-reused")
    assert Submission.objects.count() == 1


def test_who_is_locked_out_is_told_in_problem_details(learner: User) -> None:
    body = {"email": learner.email, "password": "a wrong guess"}
    replies = [Client().post(TOKENS, body, content_type=JSON) for _ in range(9)]
    refused = [reply for reply in replies if reply.status_code == 429]
    assert len(refused) == 2  # the eighth guess, which locks, and the one after it
    for reply in refused:
        problem(reply, 429, "locked-out")
        assert reply["Retry-After"] == "900"


def test_a_look_at_the_headers_chooses_no_item(client: Client, learner: User, adaptive: Attempt) -> None:
    first = delivery.responses(adaptive)[0]
    put(client, adaptive, 1, answer=right_answer(first))
    assert client.head(f"/api/v1/attempts/{adaptive.pk}/next/").status_code == 405
    assert [response.locked for response in delivery.responses(adaptive)] == [False]


def test_a_look_at_the_headers_explains_nothing(client: Client, attempt: Attempt) -> None:
    submissions.finish(attempt)
    assert client.head(f"/api/v1/attempts/{attempt.pk}/").status_code == 405
    assert not SeenExplanation.objects.exists()


def test_a_submission_without_a_verdict_says_null(client: Client, attempt: Attempt) -> None:
    assert client.get(submit(client, attempt)["Location"]).json()["verdict"] is None


def test_a_chunked_body_gets_411(client: Client, attempt: Attempt) -> None:
    path = f"/api/v1/attempts/{attempt.pk}/responses/1/"
    problem(client.put(path, headers={"Transfer-Encoding": "chunked"}), 411, "length-required")


def test_a_chunked_form_gets_411_as_a_page(client: Client, attempt: Attempt) -> None:
    reply = client.post(f"/attempts/{attempt.pk}/1/", headers={"Transfer-Encoding": "chunked"})
    assert reply.status_code == 411
    assert "The length of the request is missing" in reply.content.decode()


@pytest.mark.parametrize("digits", [30, 5000])
def test_a_forms_number_of_many_digits_is_not_believed(client: Client, attempt: Attempt, digits: int) -> None:
    path = f"/attempts/{attempt.pk}/1/"
    for form in ({"version": "9" * digits}, {"action": "go-" + "9" * digits}):
        assert client.post(path, {"answer": "a", **form}).status_code in {302, 404, 409}


def test_a_person_has_twenty_live_tokens_and_the_oldest_go(learner: User) -> None:
    for _ in range(20):
        get_token_model().objects.create(learner)
    oldest, second = get_token_model().objects.order_by("created")[:2]
    assert sign_in(learner).status_code == 201
    left = set(get_token_model().objects.values_list("pk", flat=True))
    assert len(left) == 20
    assert oldest.pk not in left and second.pk in left


def test_the_newest_token_is_one_that_stays(learner: User) -> None:
    for _ in range(20):
        get_token_model().objects.create(learner)
    header = {"Authorization": f"Token {sign_in(learner).json()['token']}"}
    assert Client().get("/api/v1/attempts/", headers=header).status_code == 200


def test_retired_skills_are_listed_nowhere(client: Client) -> None:
    Skill.objects.filter(slug="counting").update(retired=True)
    for path in ("banks", "skills"):
        assert '"counting"' not in json.dumps(client.get(f"/api/v1/{path}/").json())

"""The whole product through the API alone, as a program that has read only the documentation."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Organisation, User
from assessment.models import Attempt
from grader import tasks
from grader.models import Submission
from tests.conftest import PASSWORD, RIGHT_CODE, right_answer

pytestmark = pytest.mark.django_db


class Api:
    """A plain HTTP client with a token."""

    def __init__(self, email: str) -> None:
        self.client = Client()
        reply = self.post("auth/tokens/", {"email": email, "password": PASSWORD})
        assert reply.status_code == 201, reply.content
        self.client.defaults["HTTP_AUTHORIZATION"] = f"Token {reply.json()['token']}"

    def get(self, path: str) -> Any:
        return self.client.get(f"/api/v1/{path}")

    def post(self, path: str, body: Any = None) -> Any:
        return self.client.post(f"/api/v1/{path}", body or {}, content_type="application/json")

    def put(self, path: str, body: Any) -> Any:
        return self.client.put(f"/api/v1/{path}", body, content_type="application/json")


def judge_all() -> None:
    """What a worker does with the doorbell."""
    for submission in Submission.objects.exclude(state=Submission.State.DONE):
        tasks.grade(str(submission.pk))


def answer_everything(api: Api, attempt: dict[str, Any]) -> None:
    row = Attempt.objects.get(pk=attempt["id"])
    for response in row.responses.select_related("variant__item"):
        path = f"attempts/{attempt['id']}/responses/{response.number}/"
        body = {"answer": right_answer(response), "client": "journey", "sequence": response.number, "based_on": 0}
        reply = api.put(path, body)
        assert reply.status_code == 200, reply.content
        assert reply.json()["version"] == 1


def test_a_learner_answers_submits_code_and_reads_a_profile(learner: User) -> None:
    api = Api(learner.email)
    assert "everything" in {quiz["slug"] for quiz in api.get("quizzes/").json()["results"]}
    started = api.post("attempts/", {"quiz": "everything"})
    assert started.status_code == 201
    attempt = started.json()
    assert [item["kind"] for item in attempt["items"]][-1] == "code"
    answer_everything(api, attempt)

    sent = api.post(f"attempts/{attempt['id']}/responses/7/submissions/", {"code": RIGHT_CODE, "kind": "submit"})
    assert sent.status_code == 202
    judge_all()
    verdict = api.client.get(sent["Location"]).json()
    assert (verdict["state"], verdict["verdict"], verdict["score"]) == ("done", "accepted", 1.0)
    hidden = [case for case in verdict["cases"] if not case["visible"]]
    assert len(hidden) >= 10
    told = {"number", "name", "visible", "verdict", "points", "max_points", "message"}
    assert all(set(case) == told for case in hidden)

    finished = api.post(f"attempts/{attempt['id']}/finish/").json()
    assert finished == {"state": "finished", "score": 1.0}
    profile = api.get("learners/me/profile/").json()
    skills = {row["skill"]: row for row in profile["skills"]}
    assert skills["adding"]["answers"] == 3
    assert skills["adding"]["low"] < skills["adding"]["mean"] < skills["adding"]["high"]
    assert skills["adding"]["mean"] > 0 > skills["adding"]["low"] - 2
    assert profile["calibration"] == 0


def test_a_recruiter_invites_a_candidate_and_reads_the_report(
    organisation: Organisation, recruiter: User, candidate: User, stranger: User
) -> None:
    hiring, answering = Api(recruiter.email), Api(candidate.email)
    base = f"organisations/{organisation.slug}/"
    position = hiring.post(base + "positions/", {"title": "Adder", "quiz": "everything", "role": "sample-role"})
    assert position.status_code == 201, position.content
    expires = (timezone.now() + timedelta(days=7)).isoformat()
    body = {"position": position.json()["id"], "email": candidate.email, "expires_at": expires}
    invited = hiring.post(base + "invitations/", body)
    assert invited.status_code == 201, invited.content
    token = invited.json()["url"].rstrip("/").rsplit("/", 1)[-1]

    terms = answering.get(f"invitations/{token}/").json()
    assert terms["shared_with"] == "Acme Models" and terms["shared"]
    accepted = answering.post(f"invitations/{token}/accept/", {"consent": True})
    assert accepted.status_code == 201, accepted.content
    attempt = accepted.json()["attempt"]
    answer_everything(answering, attempt)
    answering.post(f"attempts/{attempt['id']}/finish/")
    judge_all()

    [line] = hiring.get(base + "candidates/").json()["results"]
    assert line["state"] == "report"
    report = hiring.get(f"{base}reports/{line['report']}/").json()
    assert report["candidate"]["name"] == "Carlos"
    assert {skill["skill"] for skill in report["skills"]} == {"counting", "adding"}
    assert all(0 <= skill["p_meets"] <= 1 and skill["evidence"] for skill in report["skills"])
    assert report["code"][0]["verdict"] == "accepted"
    assert report["decision"] in {"meets", "not_yet", "more_evidence"}

    noted = hiring.post(f"{base}reports/{line['report']}/reviews/", {"note": "Clear code."})
    assert noted.status_code == 201
    assert hiring.get(f"{base}reports/{line['report']}/").json()["reviews"][0]["note"] == "Clear code."

    outside = Api(stranger.email)
    for path in ("positions/", "candidates/", f"reports/{line['report']}/"):
        assert outside.get(base + path).status_code == 404

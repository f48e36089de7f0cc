"""Code over HTTP: run, submit, verdict; and the finish, which submits what was typed."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import generics, serializers, status
from rest_framework.request import Request
from rest_framework.response import Response as Reply
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from accounts.api import signed_in
from api.problems import Invalid
from api.requests import parsed
from assessment import delivery
from assessment.models import Attempt
from grader import submissions
from grader.models import LONGEST_KEY, CaseResult, Submission

IDEMPOTENCY_KEY = "Idempotency-Key"


class SubmissionIn(serializers.Serializer[Any]):
    code = serializers.CharField(allow_blank=True, trim_whitespace=False)
    kind = serializers.ChoiceField(choices=Submission.Kind.choices)
    input = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=20_000,
        help_text="For a run: the arguments as they would stand between the call's brackets",
    )


class AcceptedOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    state = serializers.ChoiceField(choices=Submission.State.choices)


class CaseOut(serializers.ModelSerializer[CaseResult]):
    class Meta:
        model = CaseResult
        fields = ["number", "name", "visible", "verdict", "points", "max_points", "message"]

    def to_representation(self, case: CaseResult) -> dict[str, Any]:
        shown: dict[str, Any] = super().to_representation(case)
        return shown | (case.detail if case.visible else {})


class SubmissionOut(serializers.ModelSerializer[Submission]):
    position = serializers.IntegerField(allow_null=True)
    score = serializers.SerializerMethodField()
    runtime = serializers.JSONField(source="conditions")
    cases = CaseOut(many=True)
    verdict = serializers.SerializerMethodField()

    class Meta:
        model = Submission
        fields = [
            "id",
            "kind",
            "state",
            "reason",
            "position",
            "verdict",
            "score",
            "points",
            "max_points",
            "cases",
            "code",
            "queued_at",
            "started_at",
            "finished_at",
            "runtime",
        ]

    def get_verdict(self, submission: Submission) -> str | None:
        return submission.verdict or None

    def get_score(self, submission: Submission) -> float | None:
        return submission.score()


class FinishOut(serializers.Serializer[Any]):
    state = serializers.ChoiceField(choices=Attempt.State.choices)
    score = serializers.FloatField(allow_null=True)


class Submissions(generics.ListAPIView[Submission]):
    """One's own submissions for a response, newest first."""

    serializer_class = SubmissionOut

    def get_queryset(self) -> Any:
        attempt = delivery.find(signed_in(self.request), self.kwargs["attempt"])
        response = delivery.find_response(attempt, self.kwargs["number"])
        return response.submissions.prefetch_related("cases").select_related("response__variant__item")

    @extend_schema(
        request=SubmissionIn,
        responses={202: AcceptedOut},
        operation_id="submit_code",
        parameters=[OpenApiParameter(IDEMPOTENCY_KEY, str, OpenApiParameter.HEADER)],
    )
    def post(self, request: Request, attempt: UUID, number: int) -> Reply:
        """Send code: `run` it on the visible cases or your own input, or `submit` it to be judged."""
        form = parsed(SubmissionIn, request)
        found = submissions.submit(
            signed_in(request),
            attempt,
            number,
            code=form["code"],
            kind=form["kind"],
            own=form.get("input", ""),
            idempotency_key=_idempotency_key(request),
        )
        where = reverse("api-submission", args=[found.pk], request=request)
        body = {"id": found.pk, "state": found.state}
        return Reply(body, status=status.HTTP_202_ACCEPTED, headers={"Location": where})


def _idempotency_key(request: Request) -> str:
    key: str = request.headers.get(IDEMPOTENCY_KEY, "")
    if len(key) > LONGEST_KEY:
        raise Invalid({IDEMPOTENCY_KEY: [f"Expected a header of at most {LONGEST_KEY} characters, got {len(key)}."]})
    return key


class OneSubmission(APIView):
    @extend_schema(responses=SubmissionOut, operation_id="get_submission")
    def get(self, request: Request, submission: UUID) -> Reply:
        """The state of a submission, and its verdict case by case once it is done."""
        return Reply(SubmissionOut(submissions.find(signed_in(request), submission)).data)


class Finish(APIView):
    @extend_schema(request=None, responses=FinishOut, operation_id="finish_attempt")
    def post(self, request: Request, attempt: UUID) -> Reply:
        """End the attempt. Code typed since the last submission is submitted with it."""
        row = submissions.finish(delivery.find(signed_in(request), attempt))
        return Reply({"state": row.state, "score": row.score})

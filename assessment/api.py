"""Attempts, answers and profiles over HTTP; every rule is in delivery, saving and mastery."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_field
from rest_framework import generics, serializers, status
from rest_framework.permissions import IsAdminUser
from rest_framework.request import Request
from rest_framework.response import Response as Reply
from rest_framework.views import APIView

from accounts.api import signed_in
from accounts.models import User
from api.requests import parsed
from assessment import delivery, evidence, mastery, presenting, saving
from assessment.models import Attempt
from quizzes.models import Quiz


@extend_schema_field(
    {
        "description": "By kind: choice an option's id; multiple and order a list of ids; number a number; "
        'text a string; match an object from left to right ids; code {"code": "..."}; null for no answer',
        "type": ["string", "number", "array", "object"],
        "items": {"type": "string"},
        "additionalProperties": {"type": "string"},
    }
)
class AnswerField(serializers.JSONField):
    """An answer in the shape of its item's kind."""


class StartIn(serializers.Serializer[Any]):
    quiz = serializers.SlugField(max_length=80)


class ResponseOut(serializers.Serializer[Any]):
    answer = AnswerField(allow_null=True)
    version = serializers.IntegerField()
    saved_at = serializers.DateTimeField(allow_null=True)
    score = serializers.FloatField(required=False, allow_null=True)


class OptionOut(serializers.Serializer[Any]):
    id = serializers.CharField()
    html = serializers.CharField()


class ItemOut(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    kind = serializers.CharField()
    title = serializers.CharField()
    prompt_html = serializers.CharField()
    skills = serializers.ListField(child=serializers.CharField())
    points = serializers.FloatField()
    options = OptionOut(many=True, required=False)
    unit = serializers.CharField(required=False, allow_null=True)
    left = OptionOut(many=True, required=False)
    right = OptionOut(many=True, required=False)
    starter = serializers.CharField(required=False)
    entry_point = serializers.CharField(required=False)
    runtime = serializers.CharField(required=False)
    visible_cases = serializers.ListField(child=serializers.DictField(), required=False)
    submissions_left = serializers.IntegerField(required=False)
    available = serializers.BooleanField(required=False)
    flagged = serializers.BooleanField()
    locked = serializers.BooleanField()
    response = ResponseOut()
    explanation_html = serializers.CharField(required=False)
    reference = serializers.CharField(required=False)
    solution = serializers.DictField(required=False)
    misconception = serializers.CharField(required=False, allow_null=True)


class AttemptOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    quiz = serializers.SlugField()
    state = serializers.ChoiceField(choices=Attempt.State.choices)
    mode = serializers.CharField()
    started_at = serializers.DateTimeField()
    deadline = serializers.DateTimeField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)
    server_time = serializers.DateTimeField()
    score = serializers.FloatField(allow_null=True)
    items = ItemOut(many=True)


class AttemptLine(serializers.ModelSerializer[Attempt]):
    quiz = serializers.SlugField(source="quiz.slug")

    class Meta:
        model = Attempt
        fields = ["id", "quiz", "state", "started_at", "deadline", "finished_at", "score"]


class SaveIn(serializers.Serializer[Any]):
    answer = AnswerField(allow_null=True)
    client = serializers.CharField(max_length=64)
    sequence = serializers.IntegerField(min_value=0, max_value=2**53)
    based_on = serializers.IntegerField(min_value=0, max_value=2**31 - 1)


class SavedOut(serializers.Serializer[Any]):
    version = serializers.IntegerField()
    saved_at = serializers.DateTimeField()


class FlagIn(serializers.Serializer[Any]):
    flagged = serializers.BooleanField()


class LevelOut(serializers.Serializer[Any]):
    mean = serializers.FloatField()
    sd = serializers.FloatField()
    low = serializers.FloatField()
    high = serializers.FloatField()
    scaled = serializers.IntegerField()
    mastered = serializers.FloatField()
    level = serializers.ChoiceField(choices=["mastered", "likely", "open", "not_yet", "not_enough_evidence"])
    answers = serializers.IntegerField()
    last_evidence = serializers.DateTimeField(allow_null=True)


class SkillLevelOut(LevelOut):
    skill = serializers.SlugField()
    topic = serializers.SlugField()


class TopicLevelOut(LevelOut):
    topic = serializers.SlugField()


class ProfileOut(serializers.Serializer[Any]):
    skills = SkillLevelOut(many=True)
    topics = TopicLevelOut(many=True)
    overall = LevelOut()
    calibration = serializers.IntegerField(help_text="0: provisional, the founders' judgement of difficulty")


class Attempts(generics.ListAPIView[Attempt]):
    serializer_class = AttemptLine

    def get_queryset(self) -> Any:
        return signed_in(self.request).attempts.select_related("quiz").order_by("-started_at")

    @extend_schema(request=StartIn, responses={201: AttemptOut, 200: AttemptOut}, operation_id="start_attempt")
    def post(self, request: Request) -> Reply:
        """Start an attempt, or get the open one back."""
        learner, slug = signed_in(request), parsed(StartIn, request)["quiz"]
        quiz = get_object_or_404(Quiz.objects.visible_to(learner).filter(retired=False), slug=slug)
        attempt, new = delivery.start(learner, quiz)
        code = status.HTTP_201_CREATED if new else status.HTTP_200_OK
        return Reply(presenting.attempt(attempt), status=code)


# A look at the headers alone (HEAD) would choose, lock and explain, and show nothing of it.
READING = ["get", "options"]


class OneAttempt(APIView):
    http_method_names = READING

    @extend_schema(responses=AttemptOut, operation_id="get_attempt")
    def get(self, request: Request, attempt: UUID) -> Reply:
        """The sitting: its state, its deadline, its items with their responses."""
        row = delivery.find(signed_in(request), attempt)
        shown = presenting.attempt(row)
        evidence.explain_shown(row)
        return Reply(shown)


class NextItem(APIView):
    http_method_names = READING

    @extend_schema(
        responses={200: ItemOut, 204: OpenApiResponse(description="Nothing is left to ask")},
        operation_id="next_item",
    )
    def get(self, request: Request, attempt: UUID) -> Reply:
        """The next item to answer. In an adaptive quiz this chooses it, and locks what was answered before."""
        row = delivery.find(signed_in(request), attempt)
        found = delivery.next_item(row)
        if found is None:
            return Reply(status=status.HTTP_204_NO_CONTENT)
        shown = [response for response in delivery.responses(row) if response.number == found.number]
        return Reply(presenting.items(row, shown)[0])


class Responses(APIView):
    @extend_schema(request=SaveIn, responses=SavedOut, operation_id="save_answer")
    def put(self, request: Request, attempt: UUID, number: int) -> Reply:
        """Save an answer. (client, sequence) is idempotent; nothing newer is overwritten."""
        done = saving.save(signed_in(request), attempt, number, saving.Save(**parsed(SaveIn, request)))
        return Reply(asdict(done))


class Check(APIView):
    @extend_schema(request=None, responses=ItemOut, operation_id="check_answer")
    def post(self, request: Request, attempt: UUID, number: int) -> Reply:
        """Instant feedback in practice: locks the answer and shows its score and explanation."""
        row = delivery.find(signed_in(request), attempt)
        delivery.check(row, number)
        shown = [response for response in delivery.responses(row) if response.number == number]
        return Reply(presenting.items(row, shown)[0])


class Flag(APIView):
    @extend_schema(request=FlagIn, responses={204: None}, operation_id="flag_item")
    def put(self, request: Request, attempt: UUID, number: int) -> Reply:
        """Mark an item to look at again."""
        row = delivery.find(signed_in(request), attempt)
        delivery.flag(row, number, flagged=parsed(FlagIn, request)["flagged"])
        return Reply(status=status.HTTP_204_NO_CONTENT)


def profile_json(profile: mastery.Profile) -> dict[str, Any]:
    by_slug = {skill.slug: skill for skill in profile.rows}
    return {
        "skills": [
            {"skill": slug, "topic": by_slug[slug].bank.slug, **asdict(level)} for slug, level in profile.skills.items()
        ],
        "topics": [{"topic": topic, **asdict(level)} for topic, level in profile.topics.items()],
        "overall": asdict(profile.overall),
        "calibration": profile.calibration,
    }


class MyProfile(APIView):
    @extend_schema(responses=ProfileOut, operation_id="my_profile")
    def get(self, request: Request) -> Reply:
        """What I master, skill by skill, each with its 90 % interval in theta units."""
        return Reply(profile_json(mastery.profile(signed_in(request))))


class LearnerProfile(APIView):
    permission_classes = [IsAdminUser]

    @extend_schema(responses=ProfileOut, operation_id="learner_profile")
    def get(self, request: Request, learner: UUID) -> Reply:
        """A learner's profile, for staff; hiring teams read reports."""
        return Reply(profile_json(mastery.profile(get_object_or_404(User, pk=learner))))

"""What is measured, what there is, what can be taken."""

from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import generics, serializers

from quizzes.models import Bank, Quiz, Role, RoleSkill, Skill

Field = serializers.ManyRelatedField | serializers.SlugRelatedField[Any]


def current_skills() -> QuerySet[Skill]:
    return Skill.objects.filter(retired=False)


class SkillOut(serializers.ModelSerializer[Skill]):
    skill = serializers.SlugField(source="slug")
    topic = serializers.SlugField(source="bank.slug")
    prerequisites: Field = serializers.SlugRelatedField(many=True, read_only=True, slug_field="slug")
    learn = serializers.ListField(child=serializers.DictField())

    class Meta:
        model = Skill
        fields = ["skill", "topic", "title", "can_do", "cut", "prerequisites", "learn"]


class BankOut(serializers.ModelSerializer[Bank]):
    skills: Field = serializers.SlugRelatedField(many=True, read_only=True, slug_field="slug")
    items = serializers.IntegerField(source="item_count")
    public = serializers.BooleanField(source="is_public")

    class Meta:
        model = Bank
        fields = ["slug", "title", "description", "skills", "items", "public"]


class QuizOut(serializers.ModelSerializer[Quiz]):
    skills = serializers.SerializerMethodField()
    length = serializers.IntegerField()
    shared = serializers.SerializerMethodField()

    class Meta:
        model = Quiz
        fields = [
            "slug",
            "title",
            "description",
            "selection",
            "mode",
            "length",
            "skills",
            "time_limit_minutes",
            "feedback",
            "max_attempts",
            "cooldown_hours",
            "max_submissions",
            "submission_cooldown_seconds",
            "ai_policy",
            "shared",
        ]

    @extend_schema_field(serializers.ListField(child=serializers.SlugField()))
    def get_skills(self, quiz: Quiz) -> list[str]:
        return list(quiz.blueprint["measures"])

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_shared(self, quiz: Quiz) -> list[str]:
        """With whom the learner shares the result: with nobody, unless an invitation asks for consent first."""
        return []


class RoleSkillOut(serializers.ModelSerializer[RoleSkill]):
    skill = serializers.SlugField(source="skill.slug")

    class Meta:
        model = RoleSkill
        fields = ["skill", "weight", "cut", "sigma", "gate", "reason"]


class RoleOut(serializers.ModelSerializer[Role]):
    skills = RoleSkillOut(many=True)
    provisional = serializers.BooleanField(default=True, help_text="Cuts are the founders' judgement so far")

    class Meta:
        model = Role
        fields = ["slug", "title", "industry", "description", "provisional", "skills"]


class Skills(generics.ListAPIView[Skill]):
    """The skills that the caller may see."""

    serializer_class = SkillOut

    def get_queryset(self) -> QuerySet[Skill]:
        banks = Bank.objects.visible_to(self.request.user)
        rows = current_skills().filter(bank__in=banks)
        return rows.select_related("bank").prefetch_related(Prefetch("prerequisites", current_skills()))


class Banks(generics.ListAPIView[Bank]):
    """The banks that the caller may see, one a topic."""

    serializer_class = BankOut

    def get_queryset(self) -> QuerySet[Bank]:
        count = Count("items", filter=Q(items__current=True), distinct=True)
        rows: QuerySet[Bank] = Bank.objects.visible_to(self.request.user).annotate(item_count=count)
        return rows.prefetch_related(Prefetch("skills", current_skills())).order_by("slug")


class Quizzes(generics.ListAPIView[Quiz]):
    """The quizzes that the caller may take, with their rules."""

    serializer_class = QuizOut

    def get_queryset(self) -> QuerySet[Quiz]:
        return Quiz.objects.visible_to(self.request.user).filter(retired=False)


class OneQuiz(generics.RetrieveAPIView[Quiz]):
    """One quiz with its rules."""

    serializer_class = QuizOut
    lookup_field = "slug"

    def get_queryset(self) -> QuerySet[Quiz]:
        return Quiz.objects.visible_to(self.request.user).filter(retired=False)


class Roles(generics.ListAPIView[Role]):
    """Weights, gates and cut scores by role."""

    serializer_class = RoleOut

    def get_queryset(self) -> QuerySet[Role]:
        rows = Role.objects.visible_to(self.request.user).filter(retired=False)
        return rows.prefetch_related("skills__skill")

"""Where staff look at attempts, void one, and decide about answers that came late."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from api.problems import Problem
from assessment import late
from assessment.models import Answer, Attempt


class ReadOnly(admin.ModelAdmin):
    """The log is only ever added to, and not from here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Attempt)
class AttemptAdmin(ReadOnly):
    list_display = ["learner", "quiz", "state", "started_at", "finished_at", "score"]
    list_filter = ["state", "quiz"]
    search_fields = ["learner__email"]
    actions = ["void"]

    @admin.action(description="Void: count them for nothing", permissions=["view"])
    def void(self, request: HttpRequest, attempts: QuerySet[Attempt]) -> None:
        count = attempts.exclude(state=Attempt.State.VOID).update(state=Attempt.State.VOID)
        messages.info(request, f"{count} attempts are void; their evidence no longer counts.")


@admin.register(Answer)
class LateAnswerAdmin(ReadOnly):
    list_display = ["response", "outcome", "received_at"]
    list_filter = ["outcome"]
    actions = ["accept"]

    @admin.action(description="Count these late answers", permissions=["view"])
    def accept(self, request: HttpRequest, answers: QuerySet[Answer]) -> None:
        for answer in answers.order_by("id"):
            try:
                late.accept(answer)
            except Problem as problem:
                messages.error(request, f"{answer}: {problem.detail}")

"""The hiring side over HTTP. To everybody outside an organisation, nothing of it exists."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response as Reply
from rest_framework.views import APIView

from accounts.api import signed_in
from accounts.models import Organisation
from api.pagination import Pages
from api.problems import Invalid, NotFound
from api.requests import parsed
from assessment import presenting
from assessment.api import AttemptOut
from hiring import invitations, permissions, reports
from hiring.models import Invitation, Position, Report, Review


class OrganisationOut(serializers.ModelSerializer[Organisation]):
    role = serializers.CharField()

    class Meta:
        model = Organisation
        fields = ["slug", "name", "role"]


class PositionIn(serializers.Serializer[Any]):
    title = serializers.CharField(max_length=200)
    quiz = serializers.SlugField(max_length=80)
    role = serializers.SlugField(max_length=80)
    cuts = serializers.DictField(child=serializers.FloatField(min_value=-4, max_value=4), required=False)


class PositionOut(serializers.ModelSerializer[Position]):
    quiz = serializers.SlugField(source="quiz.slug")
    role = serializers.SlugField(source="role.slug")
    cuts = serializers.DictField(child=serializers.FloatField())

    class Meta:
        model = Position
        fields = ["id", "title", "quiz", "role", "cuts", "created_at"]


class InvitationIn(serializers.Serializer[Any]):
    position = serializers.UUIDField()
    email = serializers.EmailField()
    expires_at = serializers.DateTimeField()


class InvitationOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    url = serializers.CharField(help_text="Told only now: the token in it is kept as a hash")


class TermsOut(serializers.Serializer[Any]):
    position = serializers.CharField()
    organisation = serializers.CharField()
    quiz = serializers.SlugField()
    ai_policy = serializers.CharField()
    time_limit_minutes = serializers.IntegerField(allow_null=True)
    shared_with = serializers.CharField()
    shared = serializers.ListField(child=serializers.CharField())
    not_shared = serializers.ListField(child=serializers.CharField())
    kept = serializers.CharField()
    expires_at = serializers.DateTimeField()


class ConsentIn(serializers.Serializer[Any]):
    consent = serializers.BooleanField()


class AcceptedInvitationOut(serializers.Serializer[Any]):
    attempt = AttemptOut()


class CandidateOut(serializers.Serializer[Any]):
    invitation = serializers.UUIDField()
    email = serializers.EmailField()
    name = serializers.CharField(allow_null=True)
    position = serializers.UUIDField()
    state = serializers.ChoiceField(choices=["invited", "report", "expired", "revoked"])
    report = serializers.UUIDField(allow_null=True)
    decision = serializers.CharField(allow_null=True)
    p_meets = serializers.FloatField(allow_null=True)


class ReviewIn(serializers.Serializer[Any]):
    note = serializers.CharField(max_length=5000)


class ReviewOut(serializers.Serializer[Any]):
    author = serializers.CharField()
    note = serializers.CharField()
    written_at = serializers.DateTimeField()


class ReportSkillOut(serializers.Serializer[Any]):
    skill = serializers.SlugField()
    title = serializers.CharField()
    mean = serializers.FloatField()
    sd = serializers.FloatField()
    low = serializers.FloatField()
    high = serializers.FloatField()
    scaled = serializers.IntegerField()
    cut = serializers.FloatField()
    gate = serializers.BooleanField()
    weight = serializers.FloatField()
    p_meets = serializers.FloatField()
    level = serializers.CharField()
    answers = serializers.IntegerField()
    evidence = serializers.ListField(child=serializers.DictField())


class ReportOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    candidate = serializers.DictField()
    position = serializers.DictField()
    issued_at = serializers.DateField(help_text="The day; a time could betray how long the candidate took")
    calibration = serializers.IntegerField()
    provisional = serializers.BooleanField()
    skills = ReportSkillOut(many=True)
    decision = serializers.ChoiceField(choices=["meets", "not_yet", "more_evidence"])
    p_meets = serializers.FloatField()
    more_items = serializers.IntegerField(allow_null=True)
    role_level = serializers.DictField()
    quiz = serializers.DictField()
    consent = serializers.DictField()
    code = serializers.ListField(child=serializers.DictField())
    signals = serializers.ListField(child=serializers.DictField())
    reviews = ReviewOut(many=True)


class Organisations(APIView):
    @extend_schema(responses=OrganisationOut(many=True), operation_id="my_organisations")
    def get(self, request: Request) -> Reply:
        """The organisations I am a member of, with my role in each."""
        rows = signed_in(request).memberships.select_related("organisation").order_by("organisation__slug")
        return Reply([{"slug": m.organisation.slug, "name": m.organisation.name, "role": m.role} for m in rows])


class Positions(APIView):
    pagination_class = Pages

    @extend_schema(responses=PositionOut(many=True), operation_id="list_positions")
    def get(self, request: Request, organisation: str) -> Reply:
        """The organisation's positions, newest first."""
        member = permissions.membership(signed_in(request), organisation)
        rows = member.organisation.positions.select_related("quiz", "role")
        pages = Pages()
        return pages.get_paginated_response(PositionOut(pages.paginate_queryset(rows, request), many=True).data)

    @extend_schema(request=PositionIn, responses={201: PositionOut}, operation_id="create_position")
    def post(self, request: Request, organisation: str) -> Reply:
        """A new position: an assessment, a role, and cut scores where they differ from the role's."""
        member = permissions.inviting_membership(signed_in(request), organisation)
        form = parsed(PositionIn, request)
        form.setdefault("cuts", {})
        row = invitations.create_position(member.organisation, member.user, **form)
        return Reply(PositionOut(row).data, status=status.HTTP_201_CREATED)


def invitation_url(request: HttpRequest, token: str) -> str:
    return request.build_absolute_uri(reverse("invitation", args=[token]))


class Invitations(APIView):
    @extend_schema(request=InvitationIn, responses={201: InvitationOut}, operation_id="invite")
    def post(self, request: Request, organisation: str) -> Reply:
        """Invite a candidate by a link with an end date."""
        member = permissions.inviting_membership(signed_in(request), organisation)
        form = parsed(InvitationIn, request)
        position = member.organisation.positions.filter(pk=form.pop("position")).first()
        if position is None:
            raise Invalid({"position": ["There is no such position in this organisation."]})
        row, token = invitations.invite(position, **form)
        body = {"id": row.pk, "url": invitation_url(request._request, token)}
        return Reply(body, status=status.HTTP_201_CREATED)


class OneInvitation(APIView):
    @extend_schema(responses=TermsOut, operation_id="get_invitation")
    def get(self, request: Request, token: str) -> Reply:
        """What is asked, what is shared and with whom: to be read before the consent."""
        return Reply(invitations.terms(invitations.find(token)))


class Accept(APIView):
    @extend_schema(
        request=ConsentIn,
        responses={201: AcceptedInvitationOut, 200: AcceptedInvitationOut},
        operation_id="accept_invitation",
    )
    def post(self, request: Request, token: str) -> Reply:
        """Consent and start; the time runs from now."""
        consent = parsed(ConsentIn, request)["consent"]
        row, new = invitations.accept(signed_in(request), token, consent=consent)
        assert row.attempt is not None
        code = status.HTTP_201_CREATED if new else status.HTTP_200_OK
        return Reply({"attempt": presenting.attempt(row.attempt)}, status=code)


class Candidates(APIView):
    pagination_class = Pages

    @extend_schema(responses=CandidateOut(many=True), operation_id="list_candidates")
    def get(self, request: Request, organisation: str) -> Reply:
        """Everybody who was invited; before a report only that they were."""
        member = permissions.membership(signed_in(request), organisation)
        reports.issue_due(member.organisation)
        rows = Invitation.objects.filter(position__organisation=member.organisation)
        rows = rows.select_related("candidate", "report").order_by("-created_at")
        pages = Pages()
        found = [candidate_line(row) for row in pages.paginate_queryset(rows, request) or []]
        return pages.get_paginated_response(CandidateOut(found, many=True).data)


def candidate_line(row: Invitation) -> dict[str, Any]:
    report: Report | None = getattr(row, "report", None)
    return {
        "invitation": row.pk,
        "email": row.email,
        "name": str(row.candidate) if report and row.candidate else None,
        "position": row.position_id,
        "state": row.state(timezone.now()),
        "report": report.pk if report else None,
        "decision": report.decision if report else None,
        "p_meets": report.p_meets if report else None,
    }


class OneReport(APIView):
    @extend_schema(responses=ReportOut, operation_id="get_report")
    def get(self, request: Request, organisation: str, report: UUID) -> Reply:
        """A frozen report: skill by skill with its evidence, the code with its verdicts, the reviews."""
        member = permissions.membership(signed_in(request), organisation)
        return Reply(report_json(reports.find(member.organisation_id, report)))


def report_json(row: Report) -> dict[str, Any]:
    reviews = [
        {"author": str(review.author or "a former member"), "note": review.note, "written_at": review.written_at}
        for review in row.reviews.all()
    ]
    return {
        "id": row.pk,
        "issued_at": row.issued_at.date(),
        "calibration": row.calibration,
        "reviews": reviews,
        **row.content,
    }


class Reviews(APIView):
    @extend_schema(request=ReviewIn, responses={201: ReviewOut}, operation_id="add_review")
    def post(self, request: Request, organisation: str, report: UUID) -> Reply:
        """Add a note to a report."""
        member = permissions.membership(signed_in(request), organisation)
        row = reports.find(member.organisation_id, report)
        note = parsed(ReviewIn, request)["note"]
        review = Review.objects.create(report=row, author=member.user, note=note)
        body = {"author": str(member.user), "note": review.note, "written_at": review.written_at}
        return Reply(body, status=status.HTTP_201_CREATED)


class Revoke(APIView):
    @extend_schema(request=None, responses={204: None}, operation_id="revoke_invitation")
    def post(self, request: Request, organisation: str, invitation: UUID) -> Reply:
        """Withdraw an invitation that nobody has accepted yet."""
        member = permissions.inviting_membership(signed_in(request), organisation)
        row = Invitation.objects.filter(pk=invitation, position__organisation=member.organisation).first()
        if row is None:
            raise NotFound
        invitations.revoke(row)
        return Reply(status=status.HTTP_204_NO_CONTENT)

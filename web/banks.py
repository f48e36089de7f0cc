"""Which questions there are: topics, skills and counts, never a question itself. And the banks' pictures."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from api.problems import NotFound
from quizzes.models import Asset, Bank, Item

KINDS = {
    Item.Kind.CHOICE: "one choice",
    Item.Kind.MULTIPLE: "several choices",
    Item.Kind.NUMBER: "a number",
    Item.Kind.TEXT: "a word or two",
    Item.Kind.ORDER: "an order",
    Item.Kind.MATCH: "pairs",
    Item.Kind.CODE: "code",
}


def _visible(request: HttpRequest) -> QuerySet[Bank]:
    count = Count("items", filter=Q(items__current=True), distinct=True)
    code = Count("items", filter=Q(items__current=True, items__kind=Item.Kind.CODE), distinct=True)
    skills = Count("skills", filter=Q(skills__retired=False), distinct=True)
    rows: QuerySet[Bank] = Bank.objects.visible_to(request.user)
    return rows.annotate(item_count=count, code_count=code, skill_count=skills)


@require_safe
def banks(request: HttpRequest) -> HttpResponse:
    return render(request, "banks/list.html", {"banks": _visible(request).select_related("owner").order_by("title")})


@require_safe
def bank(request: HttpRequest, slug: str) -> HttpResponse:
    """A topic: its skills, and how many questions of which kind measure them."""
    found = _visible(request).filter(slug=slug).first()
    if found is None:
        raise NotFound
    current = Item.objects.filter(bank=found, current=True)
    kinds = dict(current.values_list("kind").annotate(Count("id")).order_by())
    counts = dict(current.values_list("weights__skill").annotate(Count("id", distinct=True)).order_by())
    context: dict[str, Any] = {
        "bank": found,
        "kinds": [(word, kinds[kind]) for kind, word in KINDS.items() if kind in kinds],
        "skills": [(skill, counts.get(skill.pk, 0)) for skill in found.skills.filter(retired=False)],
    }
    return render(request, "banks/bank.html", context)


@require_safe
def asset(request: HttpRequest, digest: str) -> HttpResponse:
    """A picture that a question shows, named by its content, so a browser may keep it for good."""
    name, _, suffix = digest.partition(".")
    row = Asset.objects.filter(digest__startswith=name, name__endswith=f".{suffix}").first()
    if row is None or len(name) < 32 or suffix not in {"png", "webp"}:
        raise NotFound
    response = HttpResponse(bytes(row.data), content_type=f"image/{suffix}")
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    return response

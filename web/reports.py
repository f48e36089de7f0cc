"""A report: decision support in one sentence, skill by skill, and what lies behind each number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods

from api.problems import Invalid
from hiring import permissions, reports
from hiring.models import Report
from quizzes.models import Item, Quiz
from web import code_listing, decisions, interval
from web.chances import chance
from web.invalid import show_errors
from web.rules import AI_POLICY
from web.viewer import viewer

# Their answers are options of the bank, whose HTML was made safe when it was loaded; all others are what was typed.
OF_OPTIONS = {Item.Kind.CHOICE, Item.Kind.MULTIPLE, Item.Kind.ORDER, Item.Kind.MATCH}


@dataclass(frozen=True)
class AnswerShown:
    """One answer of this assessment behind a skill."""

    line: Mapping[str, Any]
    mark: str
    verdict: str
    answer: Sequence[SafeString]
    prompt: SafeString


@dataclass(frozen=True)
class SkillShown:
    skill: Mapping[str, Any]
    bar: interval.Bar
    chance: str
    answers: Sequence[AnswerShown]
    practised: int

    @property
    def evidence(self) -> bool:
        return bool(self.answers or self.practised)

    @property
    def right(self) -> int:
        return sum(answer.mark == "right" for answer in self.answers)


@dataclass(frozen=True)
class CodeShown:
    code: Mapping[str, Any]
    lines: Sequence[SafeString]
    hidden: int
    hidden_accepted: int


class NoteForm(forms.Form):
    note = forms.CharField(
        widget=forms.Textarea({"rows": 4}),
        max_length=reports.LONGEST_NOTE,
        label="Your note",
        help_text="All members read it; it changes no number.",
    )


@login_required
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, organisation: str, report: UUID) -> HttpResponse:
    member = permissions.membership(viewer(request), organisation)
    row = reports.find(member.organisation_id, report)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reports.add_review(row, member.user, form.cleaned_data["note"])
            return redirect(f"{request.path}#reviews")
        except Invalid as refusal:
            show_errors(form, refusal)
    shown = {"member": member, "section": organisation, "report": row, "form": form} | _content(row)
    return render(request, "hiring/report.html", shown, status=422 if form.errors else 200)


def _content(row: Report) -> dict[str, Any]:
    content, level = row.content, row.content["role_level"]
    verdicts = {code["item"]: code["verdict"] for code in content["code"]}
    skills = [_skill(skill, verdicts) for skill in content["skills"]]
    here = {answer.line["number"] for skill in skills for answer in skill.answers}
    return {
        "content": content,
        "ai_policy": AI_POLICY[Quiz.AiPolicy(content["quiz"]["ai_policy"])],
        "words": decisions.words(content),
        "bar": interval.bar(level["mean"], level["sd"], level["cut"]),
        "cut_error": round(level["sigma"] * 100),
        "skills": skills,
        "answered": [skill for skill in skills if skill.evidence],
        "unanswered": [skill for skill in skills if not skill.evidence],
        "answers": len(here),
        "codes": [_code(code) for code in content["code"]],
    }


def _skill(skill: Mapping[str, Any], verdicts: Mapping[str, str]) -> SkillShown:
    shown = [line for line in skill["evidence"] if "item" in line]
    return SkillShown(
        skill=skill,
        bar=interval.bar(skill["mean"], skill["sd"], skill["cut"], enough=skill["level"] != reports.NO_LEVEL),
        chance=chance(skill["p_meets"]),
        answers=[_answer(line, verdicts) for line in shown],
        practised=len(skill["evidence"]) - len(shown),
    )


def _answer(line: Mapping[str, Any], verdicts: Mapping[str, str]) -> AnswerShown:
    return AnswerShown(
        line=line,
        mark=_mark(line),
        verdict=verdicts.get(line["item"], "") if line["kind"] == Item.Kind.CODE else "",
        answer=_answered(line),
        # Made safe when its bank was loaded (quizzes.markup).
        prompt=mark_safe(line["prompt_html"]),
    )


def _mark(line: Mapping[str, Any]) -> str:
    if not line["answered"]:
        return "open"
    return "right" if line["score"] >= 1 else "wrong" if line["score"] <= 0 else "partly"


def _answered(line: Mapping[str, Any]) -> list[SafeString]:
    safe = mark_safe if line["kind"] in OF_OPTIONS else conditional_escape
    return [safe(text) for text in line["answer_shown"]]


def _code(code: Mapping[str, Any]) -> CodeShown:
    hidden = [case for case in code["cases"] if not case["visible"]]
    return CodeShown(
        code=code,
        lines=code_listing.lines(code["code"], code.get("runtime", "")),
        hidden=len(hidden),
        hidden_accepted=sum(case["verdict"] == "accepted" for case in hidden),
    )

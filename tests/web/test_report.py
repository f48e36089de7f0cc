"""A report: a decision with its number and reason, and everything that lies behind it."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from hiring.models import Report, Review

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]


@pytest.fixture
def shown(client_of: ClientOf, reviewer: User, report: Report) -> str:
    return client_of(reviewer).get(page(report)).content.decode()


def page(report: Report) -> str:
    return f"/organisations/acme/reports/{report.pk}/"


def test_the_decision_is_one_sentence_with_its_number_and_reason(shown: str) -> None:
    assert re.search(r"The chance that Carlos meets the role\s+with its gate\s+is <b class=\"num\">0\.\d\d</b>", shown)
    assert re.search(r"(one gate, adding|the role as a whole), at 0\.\d\d", shown, re.IGNORECASE)


def test_every_skill_of_the_role_has_its_interval(shown: str, report: Report) -> None:
    assert shown.count('<li class="sk">') == len(report.content["skills"])
    assert shown.count('<svg class="iv" role="img"') == len(report.content["skills"]) + 1


def test_each_answer_stands_with_its_question(shown: str, report: Report) -> None:
    lines = {line["title"] for skill in report.content["skills"] for line in skill["evidence"]}
    assert lines
    for title in lines:
        assert title in shown


def test_what_a_candidate_typed_is_never_markup(shown: str) -> None:
    assert "&lt;b&gt;wrong&lt;/b&gt;" in shown
    assert "<b>wrong</b>" not in shown


def test_the_code_stands_highlighted_with_its_verdict(shown: str) -> None:
    assert '<span class="k">def</span> <span class="nf">add_up</span>' in shown
    assert "Add up: accepted" in shown or re.search(r"<h3>[^<]+: accepted</h3>", shown)


def test_signals_are_set_apart_from_the_numbers(shown: str) -> None:
    assert "They change no number in this report." in shown


def test_it_never_says_fail(shown: str) -> None:
    assert not re.search(r"\bfail", shown, re.IGNORECASE)


def test_a_member_adds_a_note(client_of: ClientOf, reviewer: User, report: Report) -> None:
    after = client_of(reviewer).post(page(report), {"note": "Ask about <b>bins</b>."}, follow=True)
    assert Review.objects.get().author == reviewer
    assert "Ask about &lt;b&gt;bins&lt;/b&gt;." in after.content.decode()


@pytest.mark.parametrize("note", ["", "   ", "x" * 5001])
def test_an_empty_or_endless_note_is_refused(client_of: ClientOf, reviewer: User, report: Report, note: str) -> None:
    assert client_of(reviewer).post(page(report), {"note": note}).status_code == 422
    assert not Review.objects.exists()


def test_its_number_stands_at_the_foot_of_every_printed_page(shown: str, report: Report) -> None:
    assert re.search(rf'<style nonce="[^"]+">@page \{{ @bottom-left \{{ content: "Report {report.pk}"', shown)

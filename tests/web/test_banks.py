"""Banks: topics, skills and counts for anybody, never a question; private ones for their organisation."""

import hashlib
from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Organisation, User
from quizzes.models import Asset, Bank

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]
PAGE = "/banks/sample/"


def shown(client: Client, page: str = PAGE) -> str:
    response = client.get(page)
    assert response.status_code == 200
    return response.content.decode()


def test_anybody_reads_which_banks_there_are(client: Client) -> None:
    assert "7 questions, 1 of them with code · 2 skills · public" in shown(client, "/banks/")


def test_a_bank_tells_its_skills_and_kinds(client: Client) -> None:
    page = shown(client)
    assert "Can count things." in page
    assert "Asking for pairs" in page
    assert "4 questions" in page
    assert "3 questions" in page


def test_a_bank_shows_no_question(client_of: ClientOf, staff: User) -> None:
    page = shown(client_of(staff))
    assert "Which number is even?" not in page
    assert "Two is a multiple of two." not in page


def test_a_private_bank_is_there_for_its_organisation_alone(
    client: Client, client_of: ClientOf, organisation: Organisation, recruiter: User, stranger: User
) -> None:
    Bank.objects.filter(slug="sample").update(owner=organisation)
    assert "Acme Models alone" in shown(client_of(recruiter))
    for other in (client, client_of(stranger)):
        assert other.get(PAGE).status_code == 404
        assert PAGE not in shown(other, "/banks/")


def test_an_unknown_bank_is_not_there(client: Client) -> None:
    assert client.get("/banks/nothing/").status_code == 404


def test_a_picture_is_served_by_its_digest_and_kept_for_good(client: Client) -> None:
    digest = hashlib.sha256(b"picture").hexdigest()
    Asset.objects.create(bank=Bank.objects.get(slug="sample"), name="a.png", digest=digest, data=b"picture")
    response = client.get(f"/bank-assets/{digest}.png")
    assert response.content == b"picture"
    assert response.headers["Content-Type"] == "image/png"
    assert "immutable" in response.headers["Cache-Control"]
    for wrong in (f"{digest}.webp", f"{digest}.html", f"{digest[:8]}.png", digest):
        assert client.get(f"/bank-assets/{wrong}").status_code == 404

"""No secret in a log."""

import logging

import pytest
from django.test import Client

from config.redaction import redacted

TOKEN = "Fl7MSz37HXCyakoq4ZyICu0gXBnwY1h85kk_5zdKARQ"


@pytest.mark.parametrize(
    "path",
    [f"/invitations/{TOKEN}/", f"/api/v1/invitations/{TOKEN}/accept/", f"/accounts/password/reset/key/{TOKEN}/"],
)
def test_the_token_of_a_link_is_left_out(path: str) -> None:
    assert TOKEN not in redacted(f"Not Found: {path}")
    assert "[left out]" in redacted(path)


def test_other_addresses_stay_as_they_are() -> None:
    assert redacted("Not Found: /quizzes/tokenization-practice/") == "Not Found: /quizzes/tokenization-practice/"


@pytest.mark.django_db
def test_a_wrong_invitation_is_logged_without_its_token(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        Client().get(f"/api/v1/invitations/{TOKEN}/accept/")
    assert "invitations/[left out]" in caplog.text
    assert TOKEN not in caplog.text

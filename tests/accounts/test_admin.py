"""What staff can do with a person."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User

pytestmark = pytest.mark.django_db


def test_not_even_staff_delete_a_person_from_a_page_which_would_leave_traces(
    client_of: Callable[[User], Client], staff: User, learner: User
) -> None:
    client, page = client_of(staff), f"/admin/accounts/user/{learner.pk}/"
    assert "manage.py erase_person" in client.get(page + "change/").content.decode()
    assert client.post(page + "delete/", {"post": "yes"}).status_code == 403
    client.post(
        "/admin/accounts/user/", {"action": "delete_selected", "_selected_action": str(learner.pk), "post": "yes"}
    )
    assert User.objects.filter(pk=learner.pk).exists()

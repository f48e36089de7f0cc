"""A page costs as many queries with a hundred skills and quizzes as with a handful."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from quizzes.models import Bank, Item, ItemSkill, Quiz, Skill

pytestmark = pytest.mark.django_db


def more_of_everything(count: int) -> None:
    bank = Bank.objects.get(slug="sample")
    model = Quiz.objects.get(slug="everything")
    for n in range(count):
        skill = Skill.objects.create(slug=f"more-{n}", bank=bank, title=f"More {n}", can_do="x", cut=0)
        skill.prerequisites.set(Skill.objects.filter(slug="counting"))
        item = Item.objects.create(
            bank=bank, key=f"sample/more-{n}", revision=1, kind="text", pool="both", title="x", difficulty=2
        )
        ItemSkill.objects.create(item=item, skill=skill, weight=1)
        model.pk, model.slug, model.blueprint = None, f"more-{n}", {"items": [item.key]}
        model.mode = Quiz.Mode.PRACTICE
        model.save()


@pytest.mark.parametrize(
    "path", ["/", "/profile/", "/quizzes/", "/quizzes/everything/", "/skills/counting/", "/banks/", "/banks/sample/"]
)
def test_a_page_costs_the_same_however_much_there_is(
    path: str, client_of: Callable[[User], Client], learner: User
) -> None:
    client = client_of(learner)
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        assert client.get(path).status_code == 200
    more_of_everything(15)
    with CaptureQueriesContext(connection) as many:
        assert client.get(path).status_code == 200
    assert len(many) <= len(few) + 1, [query["sql"][:160] for query in many.captured_queries]

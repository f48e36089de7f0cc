"""Named persons, and a small bank with an item of every kind."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from accounts.models import Member, Organisation, User
from assessment.models import Attempt, Response
from grader import case_making
from quizzes import bank_files, loading
from quizzes.models import Item, Quiz
from tests.options import full, pytest_addoption, pytest_collection_modifyitems, pytest_configure  # noqa: F401

SAMPLE = Path(__file__).parent / "content_sample"


@cache
def sample() -> tuple[bank_files.Content, dict[str, list[loading.MadeCase]]]:
    """The sample bank and the cases of its code item, made in the sandbox once a session."""
    content = bank_files.read_content(SAMPLE)
    code = [(f"{b.slug}/{i.slug}", i) for b in content.banks for i in b.items if isinstance(i, bank_files.CodeItemData)]
    return content, {key: case_making.make(key, item) for key, item in code}


def load_sample() -> None:
    content, made = sample()
    loading.load(content.banks, content.roles, content.blueprints, owner=None, made=made)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The sample bank stands in the database before any test."""
    with django_db_blocker.unblock():
        load_sample()


@pytest.fixture(autouse=True)
def _quick_and_quiet(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def _no_memory_between_tests() -> Iterator[None]:
    from django.core.cache import cache as django_cache

    django_cache.clear()
    yield


PASSWORD = "a long enough password"


def person(name: str, **fields: Any) -> User:
    return User.objects.create_user(f"{name.lower()}@example.org", PASSWORD, name=name, **fields)


@pytest.fixture
def learner(db: None) -> User:
    return person("Lena")


@pytest.fixture
def candidate(db: None) -> User:
    return person("Carlos")


@pytest.fixture
def staff(db: None) -> User:
    return person("Sofia", is_staff=True, is_superuser=True)


@pytest.fixture
def organisation(db: None) -> Organisation:
    return Organisation.objects.create(slug="acme", name="Acme Models")


def member(organisation: Organisation, name: str, role: str) -> User:
    user = person(name)
    Member.objects.create(organisation=organisation, user=user, role=role)
    return user


@pytest.fixture
def owner(organisation: Organisation) -> User:
    return member(organisation, "Olga", Member.Role.OWNER)


@pytest.fixture
def recruiter(organisation: Organisation) -> User:
    return member(organisation, "Rosa", Member.Role.RECRUITER)


@pytest.fixture
def reviewer(organisation: Organisation) -> User:
    return member(organisation, "Viktor", Member.Role.REVIEWER)


@pytest.fixture
def stranger(db: None) -> User:
    """The owner of another organisation."""
    other = Organisation.objects.create(slug="other", name="Other Company")
    return member(other, "Stan", Member.Role.OWNER)


@pytest.fixture
def client_of(db: None) -> Callable[[User], Client]:
    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
        return client

    return signed_in


@pytest.fixture
def quiz(db: None) -> Quiz:
    """Every kind of item once, as an assessment with a time limit."""
    return Quiz.objects.get(slug="everything")


@pytest.fixture
def practice(db: None) -> Quiz:
    """A choice, a number and code, with feedback at once."""
    return Quiz.objects.get(slug="sample-practice")


RIGHT_CODE = "def add_up(numbers):\n    return sum(numbers)\n"


def right_answer(response: Response) -> Any:
    """What scores 1 on a response's variant."""
    key = response.variant.key
    match response.item.kind:
        case Item.Kind.CHOICE:
            return key["key"]
        case Item.Kind.MULTIPLE:
            return key["keys"]
        case Item.Kind.NUMBER:
            return key["value"]
        case Item.Kind.TEXT:
            return key["accept"][0]
        case Item.Kind.ORDER:
            return key["sequence"]
        case Item.Kind.MATCH:
            return key["pairs"]
    return {"code": RIGHT_CODE}


def response_to(attempt: Attempt, slug: str) -> Response:
    """The response to the item `sample/<slug>` in an attempt."""
    return attempt.responses.select_related("variant__item").get(variant__item__key=f"sample/{slug}")

"""Demo people: one of each kind, with passwords made on this machine, and an organisation for them."""

import json
import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from django.db import transaction

from accounts.models import Member, Organisation, User

ORGANISATION = ("northwind", "Northwind Health")
OTHER_ORGANISATION = ("meridian", "Meridian Finance")
# (role in demo.json, name, organisation and membership)
PEOPLE: Sequence[tuple[str, str, tuple[str, str] | None, str | None]] = (
    ("learner", "Lena Okafor", None, None),
    ("candidate", "Tomás Reyes", None, None),
    ("owner", "Ines Baumann", ORGANISATION, Member.Role.OWNER),
    ("recruiter", "Ravi Menon", ORGANISATION, Member.Role.RECRUITER),
    ("reviewer", "Aiko Tanaka", ORGANISATION, Member.Role.REVIEWER),
    ("stranger", "Sven Holm", OTHER_ORGANISATION, Member.Role.OWNER),
    ("staff", "Mara Lind", None, None),
)


class Person(TypedDict):
    email: str
    password: str
    role: str


def make(path: Path) -> list[Person]:
    """Makes the demo people whose password `path` does not know yet, and writes it, readable by its owner only."""
    known = _read(path)
    people = [person for person in known if User.objects.filter(email=person["email"]).exists()]
    if len(people) == len(PEOPLE):
        return people
    people = _create()
    _write(path, people)
    return people


@transaction.atomic
def _create() -> list[Person]:
    made: list[Person] = []
    for role, name, organisation, membership in PEOPLE:
        email, password = f"{role}@demo.example", secrets.token_urlsafe(12)
        user, _ = User.objects.get_or_create(email=email, defaults={"name": name})
        user.is_staff = user.is_superuser = role == "staff"
        user.set_password(password)
        user.save()
        if organisation and membership:
            slug, title = organisation
            row, _ = Organisation.objects.get_or_create(slug=slug, defaults={"name": title})
            Member.objects.update_or_create(organisation=row, user=user, defaults={"role": membership})
        made.append(Person(email=email, password=password, role=role))
    return made


def _read(path: Path) -> list[Person]:
    if not path.exists():
        return []
    found: list[Person] = json.loads(path.read_text())
    return found


def _write(path: Path, people: Sequence[Person]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(people, file, indent=2)
    draft.replace(path)

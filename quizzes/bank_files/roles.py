"""Reads roles: one YAML file each."""

from pathlib import Path

from quizzes.bank_files.documents import Document, read_documents
from quizzes.bank_files.problems import Place
from quizzes.bank_files.records import RoleFile, RoleSkillFile


def read_roles(directory: Path) -> list[RoleFile]:
    """The roles in `directory`; raises ContentError with every problem."""
    return read_documents(directory, "role", _role)


def _role(slug: str, document: Document, content_hash: str, place: Place) -> RoleFile:
    place.unique("skills", (skill["skill"] for skill in document["skills"]), "skill")
    return RoleFile(
        slug=slug,
        title=document["title"],
        industry=document["industry"],
        description=document["description"].strip(),
        skills=tuple(_skill(skill) for skill in document["skills"]),
        content_hash=content_hash,
        file=place.file,
    )


def _skill(skill: Document) -> RoleSkillFile:
    return RoleSkillFile(
        skill=skill["skill"],
        weight=float(skill["weight"]),
        cut=float(skill["cut"]),
        sigma=float(skill["sigma"]),
        gate=skill.get("gate", False),
        reason=skill["reason"].strip(),
    )

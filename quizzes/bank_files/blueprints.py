"""Reads blueprints: one YAML file for each quiz."""

from pathlib import Path

from quizzes.bank_files.documents import Document, read_documents
from quizzes.bank_files.problems import Place
from quizzes.bank_files.records import BlueprintFile


def read_blueprints(directory: Path) -> list[BlueprintFile]:
    """The blueprints in `directory`; raises ContentError with every problem."""
    return read_documents(directory, "blueprint", _blueprint)


def _blueprint(slug: str, document: Document, content_hash: str, place: Place) -> BlueprintFile:
    _check_counts(document, place)
    return BlueprintFile(
        slug=slug,
        title=document["title"],
        description=document["description"].strip(),
        selection=document["selection"],
        mode=document["mode"],
        pools=tuple(document.get("pools", (document["mode"], "both"))),
        items=tuple(document.get("items", ())),
        skills=document.get("skills", {}),
        kinds=document.get("kinds", {}),
        length=document.get("length"),
        stop_standard_error=document.get("stop_standard_error"),
        time_limit_minutes=document.get("time_limit_minutes"),
        feedback=document["feedback"],
        max_attempts=document.get("max_attempts"),
        cooldown_hours=document.get("cooldown_hours", 0),
        max_submissions=document.get("max_submissions", 10),
        submission_cooldown_seconds=document.get("submission_cooldown_seconds", 10),
        ai_policy=document.get("ai_policy", "forbidden"),
        content_hash=content_hash,
        file=place.file,
    )


def _check_counts(document: Document, place: Place) -> None:
    asked = sum(document.get("skills", {}).values())
    items = min(asked, document.get("length", asked))
    kinds = sum(document.get("kinds", {}).values())
    if kinds > items:
        place.add("kinds", f"expected at most {items} items in all, got {kinds}")

"""Reads banks: a folder of text files each."""

from pathlib import Path
from typing import Any

from quizzes.bank_files.assets import read_assets
from quizzes.bank_files.code_items import read_code_items
from quizzes.bank_files.files import content_hash, expect_only, expect_slug
from quizzes.bank_files.items import read_items
from quizzes.bank_files.problems import Findings, Place
from quizzes.bank_files.records import BankFile, ItemData, SkillFile, Source
from quizzes.bank_files.schema import conforms
from quizzes.bank_files.yaml_files import read_yaml

ASSET_PREFIX = "/bank-assets/"
FILES = ("bank.yaml", "items.yaml", "code", "assets", "README.md")


def read_bank(directory: Path, *, asset_prefix: str = ASSET_PREFIX) -> BankFile:
    """The bank in `directory`; raises ContentError with every problem of its files."""
    findings = Findings()
    bank = _bank(directory, asset_prefix, findings)
    findings.raise_if_any()
    assert bank is not None
    return bank


def read_banks(root: Path, *, asset_prefix: str = ASSET_PREFIX) -> list[BankFile]:
    """The banks in the folders of `root`; raises ContentError with every problem of all of them."""
    findings = Findings()
    folders = sorted(path for path in root.iterdir() if path.name[0] not in "._") if root.is_dir() else []
    if not folders:
        findings.place(root).add("", "expected a folder of banks")
    banks = [_bank(path, asset_prefix, findings) for path in folders]
    findings.raise_if_any()
    return [bank for bank in banks if bank is not None]


def _bank(directory: Path, asset_prefix: str, findings: Findings) -> BankFile | None:
    place = findings.place(directory / "bank.yaml")
    document: Any = read_yaml(directory, directory / "bank.yaml", place)
    if not directory.is_dir():
        return None
    expect_only(directory, FILES, findings.place(directory))
    assets = read_assets(directory, asset_prefix, findings)
    items = [*_listed(directory, assets, findings), *read_code_items(directory, assets, findings)]
    _check_items(items, directory, findings)
    if document is None or not conforms(document, "bank", place):
        return None
    _check_bank(document, directory, place)
    return BankFile(
        slug=directory.name,
        title=document["title"],
        description=document["description"].strip(),
        skills=tuple(_skill(skill) for skill in document["skills"]),
        items=tuple(items),
        assets=tuple(assets),
        content_hash=content_hash(document, [(item.slug, item.content_hash) for item in items]),
        file=place.file,
    )


def _listed(directory: Path, assets: list[Any], findings: Findings) -> list[ItemData]:
    """The items of items.yaml, which a bank of code items alone need not have."""
    if not (directory / "items.yaml").exists() and (directory / "code").is_dir():
        return []
    return read_items(directory, assets, findings)


def _check_items(items: list[ItemData], directory: Path, findings: Findings) -> None:
    slugs = [item.slug for item in items if item.kind == "code"]
    for item in items:
        if item.kind != "code" and item.slug in slugs:
            place = findings.place(directory / "items.yaml", item.slug)
            place.add("id", "expected another id, a code item has it already")


def _check_bank(document: dict[str, Any], directory: Path, place: Place) -> None:
    expect_slug(directory.name, place)
    place.unique("skills", (skill["id"] for skill in document["skills"]), "skill id")
    if not any(source["kind"] == "project" for skill in document["skills"] for source in skill["learn"]):
        place.add("skills", "expected at least one source of kind project, to which one can contribute")


def _skill(skill: dict[str, Any]) -> SkillFile:
    return SkillFile(
        slug=skill["id"],
        title=skill["title"],
        can_do=skill["can_do"].strip(),
        cut=float(skill["cut"]),
        prerequisites=tuple(skill.get("prerequisites", ())),
        learn=tuple(Source(**source) for source in skill["learn"]),
    )

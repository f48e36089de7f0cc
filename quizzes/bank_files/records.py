"""What the files of a bank say, checked and ready to be stored."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Source:
    """Where a skill can be learned; `kind` is paper, book, course, workshop, documentation or project."""

    title: str
    kind: str
    reference: str
    by: str = ""
    year: int | None = None


@dataclass(frozen=True)
class SkillFile:
    """A skill; `cut` is the theta that separates mastered from not yet."""

    slug: str
    title: str
    can_do: str
    cut: float
    prerequisites: tuple[str, ...]
    learn: tuple[Source, ...]


@dataclass(frozen=True)
class VariantData:
    """One drawing of an item: `content` is what a learner may see, `key` never leaves the server."""

    number: int
    prompt_html: str
    content: dict[str, Any]
    key: dict[str, Any]
    explanation_html: str


@dataclass(frozen=True)
class ItemData:
    """An item with all its variants; `content_hash` is the SHA-256 of everything its files say about it."""

    slug: str
    title: str
    kind: str
    pool: str
    skills: dict[str, float]
    difficulty: int
    points: float
    reference: str
    content_hash: str
    variants: tuple[VariantData, ...]
    file: str


@dataclass(frozen=True)
class CodeItemData(ItemData):
    """A code item; the sources are text that was parsed for its syntax and never run."""

    runtime: str
    entry_point: str
    starter: str
    solution: str
    wrong: dict[str, str]
    cases_source: str | list[dict[str, Any]]  # the text of cases.py, or the list in cases.yaml
    check_source: str | None
    limits: dict[str, float]
    checker: dict[str, Any]
    reveal: str
    oracle: str | None


@dataclass(frozen=True)
class Asset:
    """A picture of a bank; its URL holds its digest, so an asked item's picture never changes."""

    name: str
    digest: str
    url: str
    data: bytes


@dataclass(frozen=True)
class BankFile:
    """A topic with its skills and items."""

    slug: str
    title: str
    description: str
    skills: tuple[SkillFile, ...]
    items: tuple[ItemData, ...]
    assets: tuple[Asset, ...]
    content_hash: str
    file: str


@dataclass(frozen=True)
class RoleSkillFile:
    """What a role asks of one skill; cut and sigma in theta units."""

    skill: str
    weight: float
    cut: float
    sigma: float
    gate: bool
    reason: str


@dataclass(frozen=True)
class RoleFile:
    """A role: weights, gates and cut scores over skills."""

    slug: str
    title: str
    industry: str
    description: str
    skills: tuple[RoleSkillFile, ...]
    content_hash: str
    file: str


@dataclass(frozen=True)
class BlueprintFile:
    """What a quiz asks and how; items are named bank/item."""

    slug: str
    title: str
    description: str
    selection: str
    mode: str
    pools: tuple[str, ...]
    items: tuple[str, ...]
    skills: dict[str, int]
    kinds: dict[str, int]
    length: int | None
    stop_standard_error: float | None
    time_limit_minutes: int | None
    feedback: str
    max_attempts: int | None
    cooldown_hours: int
    max_submissions: int
    submission_cooldown_seconds: int
    ai_policy: str
    content_hash: str
    file: str

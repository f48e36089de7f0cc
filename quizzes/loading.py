"""Files become rows: idempotent by content hash, all or nothing, and what was asked is never changed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import transaction

from accounts.models import Organisation
from quizzes import bank_files
from quizzes.bank_files import BankFile, BlueprintFile, CodeItemData, ContentError, ItemData, Problem, RoleFile
from quizzes.cases import Case, Judging
from quizzes.models import Asset, Bank, Item, ItemSkill, LoadedContent, Quiz, Role, RoleSkill, Skill, Variant


@dataclass(frozen=True)
class MadeCase:
    """A case as the grader made it in the sandbox: `call` and `expected` in the sandbox's own format."""

    number: int
    name: str
    visible: bool
    points: float
    hint: str
    call: bytes
    expected: bytes
    checker: dict[str, Any]
    mutates: bool
    shown: dict[str, Any]
    times: float | None = None


@dataclass
class Loaded:
    """What a load did."""

    banks: int = 0
    new_items: int = 0
    unavailable: list[str] = field(default_factory=list)


def digest_of(folder: Path) -> str:
    """SHA-256 over the files of a folder and the code that reads them; nothing is parsed."""
    digest = sha256()
    reader = Path(bank_files.__file__).parents[1]
    own = [path for path in reader.rglob("*") if path.suffix in {".py", ".json"} and "banks" not in path.parts]
    for path in sorted([*own, *folder.rglob("*")]):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(f"{path}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def is_loaded(digest: str, owner: Organisation | None, runtimes: Collection[str]) -> bool:
    """Whether just these files are in the database, with nothing waiting for the sandbox.

    Items wait in vain for any but the `runtimes` that are installed here.
    """
    known = LoadedContent.objects.filter(owner=owner, digest=digest).exists()
    waiting = Item.objects.filter(bank__owner=owner, current=True, available=False, runtime__in=runtimes)
    return known and not waiting.exists()


def remember(digest: str, owner: Organisation | None) -> None:
    LoadedContent.objects.update_or_create(owner=owner, defaults={"digest": digest})


def unmade(banks: Iterable[BankFile]) -> list[tuple[str, CodeItemData]]:
    """The code items, by key, whose cases are not in the database yet for just this content."""
    rows = Item.objects.filter(current=True, available=True, kind=Item.Kind.CODE)
    known = dict(rows.values_list("key", "content_hash"))
    items = [(f"{bank.slug}/{item.slug}", item) for bank in banks for item in bank.items]
    return [(k, i) for k, i in items if isinstance(i, CodeItemData) and known.get(k) != i.content_hash]


@transaction.atomic
def load(
    banks: Sequence[BankFile],
    roles: Sequence[RoleFile],
    blueprints: Sequence[BlueprintFile],
    *,
    owner: Organisation | None,
    made: Mapping[str, Sequence[MadeCase]],
) -> Loaded:
    """Loads all of it or nothing; `made` holds the cases of the code items that `unmade` named.

    A code item without cases loads as not available. Raises ContentError for a slug that is taken elsewhere.
    """
    _refuse_taken(banks, roles, blueprints, owner)
    done = Loaded(banks=len(banks))
    for bank in banks:
        _load_bank(bank, owner, made, done)
    _link_prerequisites(banks)
    for role in roles:
        _load_role(role, owner)
    for blueprint in blueprints:
        _load_quiz(blueprint, owner)
    return done


def _refuse_taken(
    banks: Sequence[BankFile],
    roles: Sequence[RoleFile],
    blueprints: Sequence[BlueprintFile],
    owner: Organisation | None,
) -> None:
    """Slugs are unique over all owners: a private bank must not replace a public one."""
    taken = []
    for model, files in ((Bank, banks), (Role, roles), (Quiz, blueprints)):
        others = model.objects.exclude(owner=owner)
        used = set(others.filter(slug__in=[f.slug for f in files]).values_list("slug", flat=True))
        message = "is taken by another owner; choose another"
        taken += [Problem(file.file, file.slug, "slug", message) for file in files if file.slug in used]
    slugs = {skill.slug: bank for bank in banks for skill in bank.skills}
    for skill in Skill.objects.filter(slug__in=slugs).select_related("bank"):
        if skill.bank.slug != slugs[skill.slug].slug:
            message = f"skill {skill.slug!r} belongs to another bank; choose another id"
            taken.append(Problem(slugs[skill.slug].file, skill.slug, "skills", message))
    if taken:
        raise ContentError(taken)


def _load_bank(
    file: BankFile, owner: Organisation | None, made: Mapping[str, Sequence[MadeCase]], done: Loaded
) -> None:
    defaults = {
        "title": file.title,
        "description": file.description,
        "owner": owner,
        "content_hash": file.content_hash,
    }
    bank, _ = Bank.objects.update_or_create(slug=file.slug, defaults=defaults)
    skills = _load_skills(bank, file)
    for asset in file.assets:
        Asset.objects.get_or_create(
            digest=asset.digest, defaults={"bank": bank, "name": asset.name, "data": asset.data}
        )
    current = {item.key: item for item in bank.items.filter(current=True)}
    for data in file.items:
        key = f"{bank.slug}/{data.slug}"
        known = current.pop(key, None)
        if known is None or known.content_hash != data.content_hash:
            known = _new_revision(bank, key, data, skills, known)
            done.new_items += 1
        if isinstance(data, CodeItemData) and not known.available:
            _make_available(known, data, made.get(key))
            if not known.available:
                done.unavailable.append(key)
    Item.objects.filter(pk__in=[item.pk for item in current.values()]).update(current=False)


def _load_skills(bank: Bank, file: BankFile) -> dict[str, Skill]:
    for position, skill in enumerate(file.skills):
        Skill.objects.update_or_create(
            slug=skill.slug,
            defaults={
                "bank": bank,
                "title": skill.title,
                "can_do": skill.can_do,
                "cut": skill.cut,
                "learn": [asdict(source) for source in skill.learn],
                "position": position,
                "retired": False,
            },
        )
    bank.skills.exclude(slug__in=[skill.slug for skill in file.skills]).update(retired=True)
    return {skill.slug: skill for skill in Skill.objects.all()}


def _link_prerequisites(banks: Sequence[BankFile]) -> None:
    rows = {skill.slug: skill for skill in Skill.objects.all()}
    for bank in banks:
        for skill in bank.skills:
            rows[skill.slug].prerequisites.set([rows[slug] for slug in skill.prerequisites])


def _new_revision(bank: Bank, key: str, data: ItemData, skills: Mapping[str, Skill], old: Item | None) -> Item:
    """A changed item is a new row; the old one stays as it was asked."""
    if old:
        Item.objects.filter(pk=old.pk).update(current=False)
    last = Item.objects.filter(key=key).order_by("-revision").values_list("revision", flat=True).first()
    code = isinstance(data, CodeItemData)
    item = Item.objects.create(
        bank=bank,
        key=key,
        revision=(last or 0) + 1,
        kind=data.kind,
        pool=data.pool,
        title=data.title,
        difficulty=data.difficulty,
        points=data.points,
        reference=data.reference,
        content_hash=data.content_hash,
        available=not code,
        runtime=data.runtime if isinstance(data, CodeItemData) else "",
        options=len(data.variants[0].key["options"]) if data.kind == Item.Kind.CHOICE else 0,
    )
    weights = [ItemSkill(item=item, skill=skills[slug], weight=weight) for slug, weight in data.skills.items()]
    ItemSkill.objects.bulk_create(weights)
    Variant.objects.bulk_create(Variant(item=item, **asdict(variant)) for variant in data.variants)
    return item


def _make_available(item: Item, data: CodeItemData, made: Sequence[MadeCase] | None) -> None:
    if made is None:
        return
    Case.objects.filter(item=item).delete()
    Case.objects.bulk_create(Case(item=item, **asdict(case)) for case in made)
    Judging.objects.update_or_create(
        item=item,
        defaults={
            "entry_point": data.entry_point,
            "limits": data.limits,
            "reveal": data.reveal,
            "seed": seed_of(item.key),
            "solution": data.solution,
        },
    )
    item.available = True
    item.save(update_fields=["available"])


def seed_of(key: str) -> int:
    """The seed of an item's cases and submissions: the same on every machine."""
    return int.from_bytes(sha256(key.encode()).digest()[:7], "big")


def _load_role(file: RoleFile, owner: Organisation | None) -> None:
    if Role.objects.filter(slug=file.slug, content_hash=file.content_hash).exists():
        return
    defaults = {
        "title": file.title,
        "industry": file.industry,
        "description": file.description,
        "owner": owner,
        "content_hash": file.content_hash,
        "retired": False,
    }
    role, _ = Role.objects.update_or_create(slug=file.slug, defaults=defaults)
    role.skills.all().delete()
    slugs = {skill.slug: skill for skill in Skill.objects.filter(slug__in=[row.skill for row in file.skills])}
    RoleSkill.objects.bulk_create(
        RoleSkill(
            role=role,
            skill=slugs[row.skill],
            weight=row.weight,
            cut=row.cut,
            sigma=row.sigma,
            gate=row.gate,
            reason=row.reason,
        )
        for row in file.skills
    )


PLAN = ("items", "skills", "kinds", "length", "stop_standard_error")
NOT_STORED = ("slug", "file", "pools", *PLAN)


def _load_quiz(file: BlueprintFile, owner: Organisation | None) -> None:
    fields = asdict(file)
    plan = {name: fields[name] for name in PLAN if fields[name]}
    plan["items"] = list(file.items)
    plan["measures"] = sorted(_measured(file))
    defaults = {name: value for name, value in fields.items() if name not in NOT_STORED}
    defaults |= {"blueprint": plan, "pools": list(file.pools), "owner": owner, "retired": False}
    Quiz.objects.update_or_create(slug=file.slug, defaults=defaults)


def _measured(file: BlueprintFile) -> set[str]:
    """The skills of a quiz: those that its blueprint counts, or those of its fixed items."""
    weights = ItemSkill.objects.filter(item__key__in=file.items, item__current=True)
    return {*file.skills, *weights.values_list("skill__slug", flat=True)}

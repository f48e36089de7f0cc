"""Checks what one file says about another: skills, prerequisites, items, and whether there are enough."""

from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from quizzes.bank_files.matching import matched
from quizzes.bank_files.problems import Findings, Place
from quizzes.bank_files.records import BankFile, BlueprintFile, ItemData, RoleFile


def check_references(
    banks: Sequence[BankFile], roles: Sequence[RoleFile] = (), blueprints: Sequence[BlueprintFile] = ()
) -> None:
    """Raises ContentError with every reference that leads nowhere, circle of prerequisites, lack of items."""
    findings = Findings()
    skills = _skills(banks, findings)
    items = {f"{bank.slug}/{item.slug}": item for bank in banks for item in bank.items}
    _check_prerequisites(banks, skills, findings)
    for item in items.values():
        _check_known(item.skills, skills, findings.place(Path(item.file), item.slug), "skills")
    for role in roles:
        _check_known([asked.skill for asked in role.skills], skills, findings.place(Path(role.file)), "skills")
    for blueprint in blueprints:
        place = findings.place(Path(blueprint.file))
        _check_known(blueprint.skills, skills, place, "skills")
        _check_fixed(blueprint, items, place)
        _check_enough(blueprint, items.values(), place)
    findings.raise_if_any()


def _skills(banks: Sequence[BankFile], findings: Findings) -> set[str]:
    """All skills; adds a problem for a bank or skill that another file has already."""
    found: dict[str, str] = {}
    slugs: dict[str, str] = {}
    for bank in banks:
        place = findings.place(Path(bank.file))
        if bank.slug in slugs:
            place.add("", f"expected another name, {slugs[bank.slug]} is the bank {bank.slug} already")
        slugs.setdefault(bank.slug, bank.file)
        for skill in bank.skills:
            if found.get(skill.slug, bank.file) != bank.file:
                place.at(skill.slug).add("id", f"expected another id, {found[skill.slug]} has it already")
            found.setdefault(skill.slug, bank.file)
    return set(found)


def _check_prerequisites(banks: Sequence[BankFile], skills: set[str], findings: Findings) -> None:
    graph: dict[str, tuple[str, ...]] = {}
    places: dict[str, Place] = {}
    for bank in banks:
        for skill in bank.skills:
            places[skill.slug] = findings.place(Path(bank.file), skill.slug)
            graph[skill.slug] = skill.prerequisites
            _check_known(skill.prerequisites, skills, places[skill.slug], "prerequisites")
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as problem:
        circle = problem.args[1]
        places[circle[0]].add("prerequisites", f"expected no circle, got {' needs '.join(reversed(circle))}")


def _check_known(named: Iterable[str], skills: set[str], place: Place, field: str) -> None:
    for skill in named:
        if skill not in skills:
            place.add(field, f"expected the id of a skill in a bank, got {skill!r}")


def _check_fixed(blueprint: BlueprintFile, items: Mapping[str, ItemData], place: Place) -> None:
    for name in blueprint.items:
        if name not in items:
            place.add("items", f"expected bank/item of an item in a bank, got {name!r}")
        elif items[name].pool not in blueprint.pools:
            pools = ", ".join(blueprint.pools)
            place.add("items", f"expected items of the pools {pools}; {name} is in the pool {items[name].pool}")


def _check_enough(blueprint: BlueprintFile, items: Iterable[ItemData], place: Place) -> None:
    """Adds a problem when the pools cannot give every skill its items, no item counting for two skills."""
    pool = [item for item in items if item.pool in blueprint.pools]
    exact = blueprint.selection == "random"
    seats = [skill for skill, count in blueprint.skills.items() for _ in range(count if exact else 1)]
    given = matched(seats, [item.skills for item in pool])
    for skill in blueprint.skills:
        wanted, got = seats.count(skill), given.count(skill)
        if got < wanted:
            place.add(
                f"skills.{skill}",
                f"expected {wanted} items of the skill in the pools, there are {got} for it",
            )
    all_seats = [skill for skill, count in blueprint.skills.items() for _ in range(count)]
    for kind, least in blueprint.kinds.items():
        got = len(matched(all_seats, [item.skills for item in pool if item.kind == kind]))
        if got < least:
            place.add(f"kinds.{kind}", f"expected {least} items of the kind for these skills, there are {got}")

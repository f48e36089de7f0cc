"""The documents and the product say the same."""

import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
READERS = sorted((ROOT / "config").glob("*.py"))
COMPOSE = ROOT / "docker-compose.yml"
# Set by our own processes for themselves; not for an operator to choose.
OURS = {"DJANGO_SETTINGS_MODULE", "OPENBLAS_NUM_THREADS"}
# Read by what we stand on, and set by the compose file.
READ_BY_OTHERS = {"FORWARDED_ALLOW_IPS"}

LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
COMMAND = re.compile(r"manage\.py (\w+)")
READ = re.compile(r"""(?:environ(?:\.get)?[(\[]|flag\(|words\(|count\()\s*["']([A-Z][A-Z0-9_]+)["']""")
SUBSTITUTED = re.compile(r"(?<!\$)\$\{([A-Z][A-Z0-9_]+)")
DOCUMENTED = re.compile(r"^\| `([A-Z][A-Z0-9_]+)` \|", re.MULTILINE)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def relative_links(document: Path) -> list[str]:
    prose = CODE.sub("", document.read_text())
    return [link for link in LINK.findall(prose) if not re.match(r"[a-z]+:|#", link)]


def read_by_config() -> set[str]:
    return {name for path in READERS for name in READ.findall(path.read_text())} - OURS


def read_by_compose() -> set[str]:
    return set(SUBSTITUTED.findall(COMPOSE.read_text()))


def documented() -> set[str]:
    return set(DOCUMENTED.findall((ROOT / "docs" / "operating.md").read_text()))


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_relative_link_leads_to_a_file(document: Path) -> None:
    targets = {link: document.parent / link.partition("#")[0] for link in relative_links(document)}
    assert [link for link, target in targets.items() if not target.exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_command_that_is_named_exists(document: Path) -> None:
    assert set(COMMAND.findall(document.read_text())) - set(get_commands()) == set()


def test_links_and_commands_are_found_at_all() -> None:
    assert "docs/operating.md" in relative_links(ROOT / "README.md")
    assert "load_banks" in COMMAND.findall((ROOT / "README.md").read_text())


def test_every_variable_that_is_documented_is_read() -> None:
    assert documented() - read_by_config() - read_by_compose() - READ_BY_OTHERS == set()


def test_every_variable_that_is_read_is_documented() -> None:
    assert (read_by_config() | read_by_compose()) - documented() == set()


def test_what_others_read_is_set_by_the_compose_file() -> None:
    assert [name for name in READ_BY_OTHERS if f"  {name}:" not in COMPOSE.read_text()] == []


def test_the_example_of_the_environment_has_what_the_compose_file_asks_for() -> None:
    example = (ROOT / "deploy" / "env.example").read_text()
    offered = set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))
    asked = set(re.findall(r"\$\{([A-Z_]+):\?", COMPOSE.read_text()))
    assert asked <= offered <= read_by_compose()


def test_the_changelog_starts_with_the_version_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    newest = re.search(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert newest is not None
    assert newest[1] == project["version"]


def test_the_picture_of_how_it_works_is_well_formed_and_says_what_it_shows() -> None:
    picture = ElementTree.parse(ROOT / "docs" / "how-it-works.svg").getroot()
    svg = "{http://www.w3.org/2000/svg}"
    assert picture.findtext(f"{svg}title")
    assert picture.findtext(f"{svg}desc")

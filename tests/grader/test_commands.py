"""load_banks, check_banks and rejudge: what they do, and what they say when they cannot."""

import shutil
from dataclasses import replace
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from accounts.models import Organisation, User
from assessment import delivery
from assessment.models import Evidence
from grader import submissions, tasks
from grader.models import Submission
from grader.sandbox import Availability, runtimes
from quizzes.cases import Case
from quizzes.models import Bank, Item, Quiz, Skill, Variant
from tests.conftest import RIGHT_CODE, SAMPLE

pytestmark = [pytest.mark.django_db, pytest.mark.sandbox]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The sample content, to be changed by a test."""
    shutil.copytree(SAMPLE, tmp_path / "content")
    return tmp_path / "content"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A private bank: the sample under other names."""
    folder = tmp_path / "own"
    shutil.copytree(SAMPLE / "banks" / "sample", folder / "banks" / "own-bank")
    for file in folder.rglob("*.yaml"):
        file.write_text(file.read_text().replace("counting", "own-counting").replace("adding", "own-adding"))
    return folder


def load(folder: Path, **options: str) -> str:
    out = StringIO()
    call_command("load_banks", folder, stdout=out, stderr=out, **options)
    return out.getvalue()


def replace_in(file: Path, old: str, new: str) -> None:
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))


def test_loading_the_same_files_again_changes_nothing(content: Path) -> None:
    before = list(Item.objects.values_list("pk", "key", "revision", "current"))
    load(content)
    load(content)
    assert list(Item.objects.values_list("pk", "key", "revision", "current")) == before


def test_a_changed_item_becomes_a_new_revision_and_the_asked_one_stays(content: Path, learner: User) -> None:
    attempt, _ = delivery.start(learner, Quiz.objects.get(slug="everything"))
    asked = attempt.responses.get(number=1).variant
    replace_in(content / "banks/sample/items.yaml", "Which number is even?", "Which of these is even?")
    load(content)
    assert (
        "Which of these is even?" in Variant.objects.filter(item__key="sample/pick", item__current=True)[0].prompt_html
    )
    assert Variant.objects.get(pk=asked.pk).prompt_html == asked.prompt_html
    assert Item.objects.get(key="sample/pick", current=True).revision == 2


def test_an_item_that_is_gone_is_asked_no_more_and_a_skill_that_is_gone_is_retired(content: Path) -> None:
    bank = content / "banks/sample/bank.yaml"
    bank.write_text(bank.read_text().replace("id: counting", "id: numbering").replace("[counting]", "[numbering]"))
    for file in [*content.rglob("*.yaml")]:
        file.write_text(
            file.read_text()
            .replace("{counting: 1}", "{numbering: 1}")
            .replace("skill: counting", "skill: numbering")
            .replace("{counting:", "{numbering:")
        )
    load(content)
    assert Skill.objects.get(slug="counting").retired
    assert not Skill.objects.get(slug="numbering").retired


def test_an_error_names_file_item_and_field_and_loads_nothing(content: Path) -> None:
    replace_in(content / "banks/sample/items.yaml", "skills: {adding: 1}", "skills: {flying: 1}")
    count = Item.objects.count()
    with pytest.raises(CommandError, match=r"items\.yaml: sum: skills.*flying"):
        load(content)
    assert Item.objects.count() == count


def test_broken_yaml_is_named_with_its_line(content: Path) -> None:
    file = content / "banks/sample/items.yaml"
    file.write_text(file.read_text() + "\n  - id: [broken\n")
    with pytest.raises(CommandError, match=r"items\.yaml:\d+:\d+"):
        load(content)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no folder"):
        load(tmp_path / "nowhere")


def test_a_private_bank_is_seen_by_its_organisation_alone(own: Path, owner: User, stranger: User) -> None:
    load(own, owner="acme")
    assert Bank.objects.visible_to(owner).filter(slug="own-bank").exists()
    assert not Bank.objects.visible_to(stranger).filter(slug="own-bank").exists()
    assert Bank.objects.get(slug="own-bank").owner == Organisation.objects.get(slug="acme")


def test_nobody_takes_over_a_slug_of_another_owner(content: Path, organisation: Organisation) -> None:
    with pytest.raises(CommandError, match="taken by another owner"):
        load(content, owner=organisation.slug)


def test_without_a_sandbox_code_items_wait_and_the_rest_loads(own: Path, organisation: Organisation) -> None:
    closed = Availability(False, "bubblewrap is not installed.", "apt-get install bubblewrap")
    with patch("grader.sandbox.available", return_value=closed):
        said = load(own, owner="acme")
    assert "apt-get install bubblewrap" in said and "own-bank/add-up is not available" in said
    assert not Item.objects.get(key="own-bank/add-up").available
    assert Item.objects.get(key="own-bank/pick").available
    load(own, owner="acme")
    assert Item.objects.get(key="own-bank/add-up").available
    assert Case.objects.filter(item__key="own-bank/add-up").count() == 13


def test_the_sample_bank_proves_itself() -> None:
    out = StringIO()
    call_command("check_banks", SAMPLE, stdout=out)
    assert "5 of 5 others rejected" in out.getvalue()


def test_a_wrong_solution_that_is_accepted_and_a_solution_that_is_not_are_found(content: Path) -> None:
    item = content / "banks/sample/code/add-up"
    item.joinpath("wrong/counts.py").write_text("def add_up(numbers):\n    return sum(list(numbers))\n")
    with pytest.raises(CommandError, match="wrong/counts is accepted and must be rejected"):
        call_command("check_banks", content, stdout=StringIO())
    item.joinpath("solution.py").write_text("def add_up(numbers):\n    return numbers[0]\n")
    with pytest.raises(CommandError, match="fails on case 'Nothing'"):
        call_command("check_banks", content, stdout=StringIO())


def test_rejudging_shows_before_and_after_and_writes_only_when_told(learner: User, quiz: Quiz) -> None:
    attempt, _ = delivery.start(learner, quiz)
    submission = submissions.submit(learner, attempt.pk, 7, code=RIGHT_CODE, kind="submit")
    tasks.grade(str(submission.pk))
    submissions.finish(attempt)
    Submission.objects.update(verdict="wrong_answer", points=3)
    out = StringIO()
    call_command("rejudge", "sample/add-up", stdout=out)
    assert "wrong_answer 3 -> accepted 13" in out.getvalue()
    assert Submission.objects.get().verdict == "wrong_answer"
    call_command("rejudge", "sample/add-up", "--write", stdout=out)
    assert Submission.objects.get().verdict == "accepted"
    assert Evidence.objects.filter(item__key="sample/add-up").count() == 1


def test_rejudging_what_is_not_there_says_so() -> None:
    with pytest.raises(CommandError, match="Nothing that was judged"):
        call_command("rejudge", "no-such-bank")


def test_the_folder_of_one_bank_is_content_too(own: Path, organisation: Organisation) -> None:
    load(own / "banks" / "own-bank", owner="acme")
    assert Item.objects.filter(key="own-bank/add-up", current=True, available=True).exists()


def test_a_folder_that_holds_no_content_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"expected bank\.yaml"):
        load(tmp_path)


def test_a_checker_that_does_not_exist_is_found_at_loading(own: Path, organisation: Organisation) -> None:
    cases = own / "banks/own-bank/code/add-up/cases.py"
    replace_in(cases, '"args": [[]],', '"args": [[]], "checker": {"kind": "exactly"},')
    with pytest.raises(CommandError, match="checker"):
        load(own, owner="acme")


def test_an_item_whose_runtime_is_not_installed_waits_and_the_rest_loads(
    own: Path, organisation: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = replace(runtimes.RUNTIMES["torch"], folders=("no_such_package",), preload=("no_such_package",))
    monkeypatch.setitem(runtimes.RUNTIMES, "torch", missing)
    replace_in(own / "banks/own-bank/code/add-up/item.yaml", "runtime: numpy", "runtime: torch")
    assert "the runtime 'torch' is not installed here" in load(own, owner="acme")
    assert not Item.objects.get(key="own-bank/add-up", current=True).available

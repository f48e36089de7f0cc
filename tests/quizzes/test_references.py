from pathlib import Path
from typing import Any

import pytest

from quizzes.bank_files import (
    Problem,
    check_references,
    read_banks,
    read_blueprints,
    read_content,
    read_roles,
)
from quizzes.bank_files.__main__ import main
from quizzes.bank_files.matching import matched
from tests.quizzes.content import item, problems_of, skill, write_bank, write_yaml

ROLE: dict[str, Any] = {
    "title": "Engineer",
    "industry": "general",
    "description": "Builds.",
    "skills": [{"skill": "counting", "weight": 1, "cut": 0.2, "sigma": 0.3, "gate": True, "reason": "Daily."}],
}
QUIZ: dict[str, Any] = {"title": "Quiz", "description": "A quiz.", "mode": "practice", "feedback": "instant"}
FIXED = {**QUIZ, "selection": "fixed", "items": ["topic/an-item"]}
RANDOM = {**QUIZ, "selection": "random", "skills": {"counting": 1}}
ADAPTIVE = {**QUIZ, "selection": "adaptive", "skills": {"counting": 1}, "length": 1}


def content(root: Path, blueprint: dict[str, Any] = FIXED, role: dict[str, Any] = ROLE, *items: Any) -> Path:
    write_bank(root / "banks", *items)
    write_yaml(root / "roles/engineer.yaml", role)
    write_yaml(root / "blueprints/quiz.yaml", blueprint)
    return root


def only_problem_of(root: Path) -> Problem:
    (problem,) = problems_of(lambda: read_content(root))
    return problem


def test_content_that_fits_together_is_read(tmp_path: Path) -> None:
    found = read_content(content(tmp_path))
    assert [len(part) for part in (found.banks, found.roles, found.blueprints)] == [1, 1, 1]
    assert found.roles[0].skills[0].gate
    assert found.roles[0].slug == "engineer"


def test_a_blueprint_has_the_documented_defaults(tmp_path: Path) -> None:
    (quiz,) = read_content(content(tmp_path)).blueprints
    assert quiz.pools == ("practice", "both")
    assert (quiz.max_attempts, quiz.cooldown_hours, quiz.time_limit_minutes) == (None, 0, None)
    assert (quiz.max_submissions, quiz.submission_cooldown_seconds, quiz.ai_policy) == (10, 10, "forbidden")


@pytest.mark.parametrize(
    ("blueprint", "item_name", "field", "message"),
    [
        ({**FIXED, "items": ["topic/none"]}, "", "items", "an item in a bank, got 'topic/none'"),
        ({**FIXED, "items": ["none"]}, "items[0]", "", "expected an item as bank/item, got 'none'"),
        ({**FIXED, "skills": {"counting": 1}}, "", "skills", "expected no such field"),
        ({**RANDOM, "items": ["topic/an-item"]}, "", "items", "expected no such field"),
        ({**RANDOM, "skills": {"nothing": 1}}, "", "skills", "the id of a skill in a bank, got 'nothing'"),
        (
            {**RANDOM, "skills": {"counting": 5}},
            "",
            "skills.counting",
            "expected 5 items of the skill in the pools, there are 1 for it",
        ),
        (
            {**RANDOM, "kinds": {"code": 1}},
            "",
            "kinds.code",
            "expected 1 items of the kind for these skills, there are 0",
        ),
        ({**RANDOM, "kinds": {"code": 1, "text": 1}}, "", "kinds", "expected at most 1 items in all, got 2"),
        ({**RANDOM, "length": 3}, "", "length", "expected no such field"),
        ({**ADAPTIVE, "feedback": "later"}, "", "feedback", "expected one of instant, deferred, none"),
        ({**QUIZ, "selection": "adaptive", "skills": {"counting": 1}}, "", "length", "it is missing"),
        ({**FIXED, "mode": "assessment"}, "", "feedback", "expected one of deferred, none, got 'instant'"),
        ({**FIXED, "pools": ["assessment"]}, "pools[0]", "", "expected one of practice, both"),
    ],
)
def test_a_mistake_in_a_blueprint_is_told(
    tmp_path: Path, blueprint: dict[str, Any], item_name: str, field: str, message: str
) -> None:
    problems = problems_of(lambda: read_content(content(tmp_path, blueprint)))
    file = str(tmp_path / "blueprints/quiz.yaml")
    assert (problems[0].file, problems[0].item, problems[0].field) == (file, item_name, field)
    assert message in problems[0].message


def test_a_fixed_quiz_asks_only_items_of_its_pools(tmp_path: Path) -> None:
    problem = only_problem_of(content(tmp_path, FIXED, ROLE, item("choice", pool="assessment")))
    assert problem.message == "expected items of the pools practice, both; topic/an-item is in the pool assessment"


def test_an_adaptive_quiz_may_ask_for_more_than_there_is(tmp_path: Path) -> None:
    assert read_content(content(tmp_path, {**ADAPTIVE, "skills": {"counting": 9}, "length": 9})).blueprints


def test_an_item_of_two_skills_counts_for_one_of_them(tmp_path: Path) -> None:
    skills = [skill("counting"), skill("adding")]
    items = [item("choice", "one", skills={"counting": 1, "adding": 1})]
    write_bank(tmp_path / "banks", *items, skills=skills)
    write_yaml(tmp_path / "blueprints/quiz.yaml", {**RANDOM, "skills": {"counting": 1, "adding": 1}})
    assert "expected 1 items of the skill in the pools, there are 0 for it" in only_problem_of(tmp_path).message


def test_a_role_names_known_skills(tmp_path: Path) -> None:
    role = {**ROLE, "skills": [{**ROLE["skills"][0], "skill": "flying"}]}
    problem = only_problem_of(content(tmp_path, FIXED, role))
    assert (problem.file, problem.field) == (str(tmp_path / "roles/engineer.yaml"), "skills")
    assert "got 'flying'" in problem.message


def test_a_role_names_a_skill_once(tmp_path: Path) -> None:
    write_yaml(tmp_path / "engineer.yaml", {**ROLE, "skills": ROLE["skills"] * 2})
    (problem,) = problems_of(lambda: read_roles(tmp_path))
    assert problem.message == "expected every skill once, got 'counting' again"


def test_a_mistake_in_a_role_is_told_with_its_skill(tmp_path: Path) -> None:
    write_yaml(tmp_path / "engineer.yaml", {**ROLE, "skills": [{**ROLE["skills"][0], "sigma": -1}]})
    (problem,) = problems_of(lambda: read_roles(tmp_path))
    assert (problem.item, problem.field, problem.message) == (
        "counting",
        "sigma",
        "expected at least 0, got -1",
    )


def test_a_file_name_is_a_slug(tmp_path: Path) -> None:
    write_yaml(tmp_path / "My Quiz.yaml", FIXED)
    (problem,) = problems_of(lambda: read_blueprints(tmp_path))
    assert "lower-case words joined by hyphens, got 'My Quiz'" in problem.message


def test_an_item_measures_known_skills(tmp_path: Path) -> None:
    write_bank(tmp_path, item("choice", skills={"flying": 1}))
    (problem,) = problems_of(lambda: check_references(read_banks(tmp_path)))
    assert (problem.item, problem.field) == ("an-item", "skills")


def test_prerequisites_may_be_in_another_bank(tmp_path: Path) -> None:
    write_bank(tmp_path, slug="one", skills=[skill("counting", prerequisites=["adding"])])
    write_bank(tmp_path, slug="two", skills=[skill("adding")])
    check_references(read_banks(tmp_path))


def test_an_unknown_prerequisite_is_told(tmp_path: Path) -> None:
    write_bank(tmp_path, skills=[skill("counting", prerequisites=["flying"])])
    (problem,) = problems_of(lambda: check_references(read_banks(tmp_path)))
    assert (problem.item, problem.field) == ("counting", "prerequisites")


def test_a_circle_of_prerequisites_over_banks_is_told(tmp_path: Path) -> None:
    write_bank(tmp_path, slug="one", skills=[skill("counting", prerequisites=["adding"])])
    write_bank(tmp_path, slug="two", skills=[skill("adding", prerequisites=["counting"])])
    (problem,) = problems_of(lambda: check_references(read_banks(tmp_path)))
    circles = {
        f"expected no circle, got {a} needs {b} needs {a}" for a, b in (("counting", "adding"), ("adding", "counting"))
    }
    assert problem.message in circles


def test_skill_ids_are_unique_over_all_banks(tmp_path: Path) -> None:
    for slug in ("one", "two"):
        write_bank(tmp_path, slug=slug)
    (problem,) = problems_of(lambda: check_references(read_banks(tmp_path)))
    assert (problem.item, problem.field) == ("counting", "id")
    assert str(tmp_path / "one/bank.yaml") in problem.message


def test_private_content_is_checked_along_with_the_shipped_one(tmp_path: Path) -> None:
    content(tmp_path / "shipped")
    write_bank(tmp_path / "private/banks", slug="own", skills=[skill("adding", prerequisites=["counting"])])
    assert [bank.slug for bank in read_content(tmp_path / "shipped", tmp_path / "private").banks] == [
        "topic",
        "own",
    ]


def test_a_matching_moves_others_to_free_a_seat() -> None:
    assert sorted(matched(["a", "b"], [{"a", "b"}, {"a"}])) == ["a", "b"]
    assert matched(["a", "a"], [{"a"}, {"b"}]) == ["a"]


def test_the_command_prints_what_a_bank_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(write_bank(tmp_path))]) == 0
    assert capsys.readouterr().out == "topic: 1 skills, 1 items (0 code), 4 variants\n"


def test_the_command_prints_every_problem_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    directory = write_bank(tmp_path, item("choice", pool="all", points=0))
    assert main([str(directory)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert all(line.startswith(f"{directory}/items.yaml: an-item: po") for line in lines)

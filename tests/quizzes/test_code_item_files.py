from pathlib import Path
from typing import Any

import pytest
import yaml

from quizzes.bank_files import CodeItemData, read_bank
from tests.quizzes.content import CODE_FILES, item, only_problem, write_bank, write_code_item


def code_item(bank: Path) -> CodeItemData:
    found = next(item for item in read_bank(bank).items if item.kind == "code")
    assert isinstance(found, CodeItemData)
    return found


def listed(visible: int, hidden: int) -> str:
    cases = [{"name": f"case {n}", "args": [n, 1], "visible": n < visible} for n in range(visible + hidden)]
    return yaml.safe_dump({"cases": cases})


def test_a_code_item_has_its_sources_and_the_default_limits(tmp_path: Path) -> None:
    bank = write_bank(tmp_path)
    write_code_item(bank, limits={"cpu_seconds": 5})
    found = code_item(bank)
    assert found.solution == CODE_FILES["solution.py"]
    assert sorted(found.wrong) == ["off-by-1", "off-by-2", "off-by-3", "off-by-4"]
    assert found.cases_source == CODE_FILES["cases.py"]
    assert found.limits == {"cpu_seconds": 5}
    assert (found.checker, found.reveal, found.check_source, found.oracle) == (
        {"kind": "exact"},
        "name",
        None,
        None,
    )


def test_a_learner_sees_prompt_and_starter_of_a_code_item_only(tmp_path: Path) -> None:
    bank = write_bank(tmp_path)
    write_code_item(bank)
    (variant,) = code_item(bank).variants
    assert variant.prompt_html == "<p>Write <code>add(a, b)</code>.</p>"
    assert variant.content == {"starter": CODE_FILES["starter.py"], "entry_point": "add", "runtime": "numpy"}
    assert variant.key == {}


def test_sources_are_never_run(tmp_path: Path) -> None:
    bank = write_bank(tmp_path)
    trap = f"open({str(tmp_path / 'run')!r}, 'w')\n"
    write_code_item(bank, {name: trap + text for name, text in CODE_FILES.items() if name.endswith(".py")})
    read_bank(bank)
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("name", ["solution.py", "starter.py", "cases.py", "wrong/off-by-1.py", "prompt.md"])
def test_the_hash_changes_with_every_file(tmp_path: Path, name: str) -> None:
    bank = write_bank(tmp_path)
    write_code_item(bank)
    before = code_item(bank).content_hash
    write_code_item(bank, {name: CODE_FILES[name] + "\n# more\n"})
    assert code_item(bank).content_hash != before


def test_cases_may_be_listed_in_yaml(tmp_path: Path) -> None:
    bank = write_bank(tmp_path)
    write_code_item(bank, {"cases.py": None, "cases.yaml": listed(2, 10)})
    cases = code_item(bank).cases_source
    assert isinstance(cases, list)
    assert cases[0] == {"name": "case 0", "args": [0, 1], "visible": True}


def sql_files() -> dict[str, str | None]:
    """Instead of the Python files."""
    names = ("starter", "solution", "wrong/off-by-1", "wrong/off-by-2", "wrong/off-by-3", "wrong/off-by-4")
    return {f"{name}.py": None for name in names} | {f"{name}.sql": f"select '{name}'" for name in names}


def test_an_sql_item_has_sql_files_and_no_entry_point(tmp_path: Path) -> None:
    bank = write_bank(tmp_path)
    write_code_item(bank, sql_files(), runtime="sql", entry_point=None)
    found = code_item(bank)
    assert (found.entry_point, found.solution) == ("", "select 'solution'")
    assert found.variants[0].content == {"starter": "select 'starter'", "entry_point": "", "runtime": "sql"}


def test_an_sql_item_is_judged_by_its_rows_unless_it_says_otherwise(tmp_path: Path) -> None:
    bank = write_bank(tmp_path)
    write_code_item(bank, sql_files(), runtime="sql", entry_point=None)
    assert code_item(bank).checker == {"kind": "rows"}
    checker = {"kind": "rows", "ordered": True, "columns": True}
    write_code_item(bank, sql_files(), runtime="sql", entry_point=None, checker=checker)
    assert code_item(bank).checker == checker


def test_an_sql_item_with_an_entry_point_is_refused(tmp_path: Path) -> None:
    bank = write_bank(tmp_path)
    write_code_item(bank, sql_files(), runtime="sql")
    problem = only_problem(bank)
    assert (problem.field, problem.message) == ("entry_point", "expected no such field with the others that are here")


def test_the_sources_of_another_language_are_unknown_files(tmp_path: Path) -> None:
    bank = write_bank(tmp_path)
    write_code_item(bank, {"solution.sql": "select 1"})
    assert "unknown file solution.sql" in only_problem(bank).message


def test_a_wrong_solution_may_be_broken_if_its_name_says_so(tmp_path: Path) -> None:
    bank = write_bank(tmp_path)
    write_code_item(bank, {"wrong/syntax-colon.py": "def add(a, b)\n"})
    assert "syntax-colon" in code_item(bank).wrong


@pytest.mark.parametrize(
    ("files", "fields", "file", "field", "message"),
    [
        ({}, {"runtime": "java"}, "item.yaml", "runtime", "expected one of numpy, torch, sql, got 'java'"),
        ({}, {"entry_point": None}, "item.yaml", "entry_point", "it is missing"),
        ({}, {"limits": {"cpu_seconds": 1000}}, "item.yaml", "limits.cpu_seconds", "at most 60, got 1000"),
        (
            {},
            {"checker": {"kind": "exact", "rtol": 0.1}},
            "item.yaml",
            "checker.rtol",
            "expected no such field",
        ),
        ({}, {"checker": {"kind": "exact", "columns": True}}, "item.yaml", "checker.columns", "expected no such field"),
        ({}, {"checker": {"kind": "rows", "columns": 1}}, "item.yaml", "checker.columns", "expected true or false"),
        ({}, {"checker": {"kind": "property"}}, "item.yaml", "checker", "expected a file check.py"),
        ({}, {"explanation": "$x_$"}, "item.yaml", "explanation", "the formula $x_$ cannot be rendered"),
        ({"prompt.md": "```nosuch\n```"}, {}, "prompt.md", "", "expected a known language after ```"),
        ({"solution.py": "def add(a, b)\n"}, {}, "solution.py:1:14", "", "broken Python: expected ':'"),
        (
            {"solution.py": "def sub(a, b): ...\n"},
            {},
            "solution.py",
            "add",
            "expected the file to define add",
        ),
        ({"starter.py": "x = 1\n"}, {}, "starter.py", "add", "expected the file to define add"),
        ({"solution.py": None}, {}, "solution.py", "", "it is missing"),
        ({"prompt.md": None}, {}, "prompt.md", "", "it is missing"),
        ({"cases.py": None}, {}, "cases.py", "", "expected cases.py or cases.yaml, got neither"),
        ({"cases.yaml": listed(2, 10)}, {}, "cases.py", "", "got cases.py and cases.yaml"),
        ({"cases.py": "x = 1\n"}, {}, "cases.py", "cases", "expected the file to define cases"),
        ({"check.py": "x = 1\n"}, {}, "check.py", "check", "expected the file to define check"),
        ({"wrong/off-by-1.py": None}, {}, "wrong", "", "at least 4 plausible wrong solutions, got 3"),
        ({"wrong/bad.py": "def add(\n"}, {}, "wrong/bad.py:1:8", "", "broken Python"),
        ({"wrong/Bad Name.py": "x = 1\n"}, {}, "wrong/Bad Name.py", "", "a name such as off-by-one.py"),
        ({"wrong/same.py": CODE_FILES["solution.py"]}, {}, "wrong/same.py", "", "this is solution itself"),
        ({"notes.txt": "x"}, {}, "item.yaml", "", "unknown file notes.txt"),
        (
            {"cases.py": None, "cases.yaml": listed(1, 10)},
            {},
            "cases.yaml",
            "visible",
            "2 or 3 visible cases, got 1",
        ),
        (
            {"cases.py": None, "cases.yaml": listed(2, 9)},
            {},
            "cases.yaml",
            "visible",
            "10 hidden cases, got 9",
        ),
    ],
)
def test_a_mistake_is_told_with_file_item_and_field(
    tmp_path: Path, files: dict[str, str | None], fields: dict[str, Any], file: str, field: str, message: str
) -> None:
    bank = write_bank(tmp_path)
    folder = write_code_item(bank, files, **fields)
    problem = only_problem(bank)
    assert (problem.file, problem.item, problem.field) == (str(folder / file), "add-numbers", field)
    assert message in problem.message


def test_a_case_with_a_mistake_is_told_by_its_name(tmp_path: Path) -> None:
    bank = write_bank(tmp_path)
    text = listed(2, 10) + "- {name: Odd one, args: 3}\n"
    write_code_item(bank, {"cases.py": None, "cases.yaml": text})
    problem = only_problem(bank)
    assert (problem.item, problem.field) == ("add-numbers Odd one", "args")


def test_a_code_item_and_another_item_do_not_share_a_name(tmp_path: Path) -> None:
    bank = write_bank(tmp_path, item("choice", "add-numbers"))
    write_code_item(bank)
    assert only_problem(bank).message == "expected another id, a code item has it already"

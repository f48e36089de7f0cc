from pathlib import Path

import pytest

from quizzes.bank_files.problems import Findings, Problem
from quizzes.bank_files.yaml_files import read_yaml


def read(tmp_path: Path, text: str | bytes) -> tuple[object, list[Problem]]:
    path = tmp_path / "a.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    findings = Findings()
    return read_yaml(tmp_path, path, findings.place(path)), findings.problems


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1e-6", 1e-6),
        ("1.5", 1.5),
        (".5", 0.5),
        ("-3", -3),
        ("true", True),
        ("null", None),
        ("no", "no"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("2016-01-01", "2016-01-01"),
        ("010", "010"),
        ("1.2.3", "1.2.3"),
        ("n", "n"),
    ],
)
def test_plain_values_have_the_types_of_yaml_1_2(tmp_path: Path, text: str, value: object) -> None:
    loaded, problems = read(tmp_path, f"value: {text}")
    assert (loaded, problems) == ({"value": value}, [])


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: 1\nb: [1, 2\nc: 3", ":3:2", "broken YAML"),
        ("a: 1\nb: 2\na: 3\n", ":3:1", "expected every key once, got 'a' again"),
        ("a:\n  - {x: 1, x: 2}", ":2:12", "expected every key once, got 'x' again"),
        ("1: a", ":1:1", "expected text as a key, got 1"),
        ("a: &x [1]\nb: *x", ":2:4", "expected no aliases"),
        ("a: !!python/object/apply:os.system [ls]", ":1:4", "could not determine a constructor"),
        ("a: !custom 1", ":1:4", "could not determine a constructor"),
        ("\tb: 1", ":1:1", "broken YAML"),
        ("a: 1\n---\nb: 2", ":2:1", "broken YAML"),
    ],
)
def test_broken_yaml_is_told_with_file_line_and_column(tmp_path: Path, text: str, place: str, message: str) -> None:
    loaded, (problem,) = read(tmp_path, text)
    assert loaded is None
    assert problem.file == f"{tmp_path / 'a.yaml'}{place}"
    assert message in problem.message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"a: \xff", "expected UTF-8"),
        (b"a: \0", "NUL"),
        (b"[" * 5000, "broken YAML"),
        (b"a: " + b"x" * 1_000_001, "expected at most 1000000 bytes"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(tmp_path: Path, data: bytes, message: str) -> None:
    loaded, (problem,) = read(tmp_path, data)
    assert loaded is None
    assert message in problem.message


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("a: secret")
    (tmp_path / "bank").mkdir()
    link = tmp_path / "bank/items.yaml"
    link.symlink_to(tmp_path / "secret.yaml")
    findings = Findings()
    assert read_yaml(tmp_path / "bank", link, findings.place(link)) is None
    assert "leads out of it" in findings.problems[0].message


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    findings = Findings()
    path = tmp_path / "none.yaml"
    assert read_yaml(tmp_path, path, findings.place(path)) is None
    assert findings.problems == [Problem(str(path), "", "", "expected this file, it is missing")]

"""A step of the set-up says plainly what failed; hashes tell what is due."""

import sys
from pathlib import Path

import pytest

from bootstrap import steps


def failure(code: str) -> str:
    with pytest.raises(steps.StepFailed) as caught:
        steps.run("installing things", [sys.executable, "-c", code], "Buy a bigger disk.")
    return str(caught.value)


def test_a_failed_step_names_itself_its_output_and_what_to_do() -> None:
    text = failure("print('no space left'); raise SystemExit(1)")
    assert "Set-up stopped at: installing things." in text
    assert "no space left" in text
    assert text.endswith("Buy a bigger disk.")


def test_a_network_that_is_down_is_called_that() -> None:
    text = failure("print('[Errno -3] Temporary failure in name resolution'); raise SystemExit(1)")
    assert "The network cannot be reached" in text
    assert "bigger disk" not in text


def test_a_program_that_is_not_there_fails_its_step() -> None:
    with pytest.raises(steps.StepFailed, match="cannot be run: No such file"):
        steps.run("installing things", ["/no/such/program"], "Get it.")


def test_a_step_that_went_well_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    steps.run("installing things", [sys.executable, "-c", "print('chatter')"], "Nothing.")
    assert capfd.readouterr().out == ""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(steps, "ROOT", tmp_path)
    (tmp_path / "a.txt").write_text("one")
    return tmp_path


def test_a_changed_file_changes_the_hash(folder: Path) -> None:
    before = steps.digest([folder / "a.txt"])
    (folder / "a.txt").write_text("two")
    assert steps.digest([folder / "a.txt"]) != before


def test_a_renamed_file_changes_the_hash(folder: Path) -> None:
    before = steps.digest([folder / "a.txt"])
    (folder / "a.txt").rename(folder / "b.txt")
    assert steps.digest([folder / "b.txt"]) != before


def test_the_same_content_written_again_keeps_the_hash(folder: Path) -> None:
    before = steps.digest([folder / "a.txt"])
    (folder / "a.txt").write_text("one")
    assert steps.digest([folder / "a.txt"]) == before

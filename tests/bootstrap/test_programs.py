"""Programs of the system are installed when nobody has to be asked, and named when somebody has."""

import pytest

from bootstrap import programs


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "found", lambda program: False)
    monkeypatch.setattr("shutil.which", lambda name, **_: name if name == "apt-get" else None)


@pytest.mark.usefixtures("nothing_installed")
def test_without_rights_the_command_to_type_and_the_loss_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(programs, "privilege", lambda: None)
    monkeypatch.setattr(programs, "install_with", lambda *_: pytest.fail("it must not try"))
    programs.install(for_tests=False)
    said = capsys.readouterr().out
    assert "sudo apt-get install bubblewrap" in said
    assert "grader stays closed" in said


@pytest.mark.usefixtures("nothing_installed")
def test_with_rights_the_missing_packages_are_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(programs, "privilege", lambda: ["sudo", "-n"])
    monkeypatch.setattr(programs, "install_with", lambda manager, allowed, names: asked.append((manager, names)))
    programs.install(for_tests=False)
    assert asked == [("apt-get", ["bubblewrap"])]


def test_the_product_wants_bubblewrap_only() -> None:
    assert [program.package for program in programs.wanted(for_tests=False)] == ["bubblewrap"]


def test_the_tests_want_a_browser_as_well() -> None:
    assert {"bubblewrap", "chromium"} <= {program.package for program in programs.wanted(for_tests=True)}

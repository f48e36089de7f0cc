"""The packages are installed once, and again only when a lock file or the interpreter has changed."""

from pathlib import Path

import pytest

from bootstrap import packages, steps


class Checkout:
    """A checkout whose installations are only counted."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.installed = root, list[str]()
        monkeypatch.setattr(steps, "ROOT", root)
        for name, path in {
            "VENV": ".venv",
            "PYTHON": ".venv/python",
            "PRODUCT_LOCK": "product.lock",
            "TEST_LOCK": "test.lock",
        }.items():
            monkeypatch.setattr(packages, name, root / path)
        monkeypatch.setattr(packages, "find_uv", lambda: root / "uv")
        monkeypatch.setattr(packages, "make_environment", lambda uv: self.made())
        monkeypatch.setattr(packages, "install", lambda uv, lock: self.installed.append(lock.name))
        self.lock("product.lock", "django==1")
        self.lock("test.lock", "django==1 pytest==1")

    def made(self) -> None:
        self.installed.append("environment")
        (self.root / ".venv").mkdir(exist_ok=True)
        (self.root / ".venv" / "python").touch()

    def lock(self, name: str, text: str) -> None:
        (self.root / name).write_text(text)

    def sync(self, *, for_tests: bool) -> list[str]:
        self.installed.clear()
        packages.sync(for_tests)
        return list(self.installed)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    return Checkout(tmp_path, monkeypatch)


def test_the_first_start_makes_the_environment_and_installs(checkout: Checkout) -> None:
    assert checkout.sync(for_tests=False) == ["environment", "product.lock"]


def test_the_second_start_installs_nothing(checkout: Checkout) -> None:
    checkout.sync(for_tests=False)
    assert checkout.sync(for_tests=False) == []


def test_an_environment_made_for_the_tests_serves_the_product(checkout: Checkout) -> None:
    checkout.sync(for_tests=True)
    assert checkout.sync(for_tests=False) == []


def test_the_tests_install_more_into_an_environment_of_the_product(checkout: Checkout) -> None:
    checkout.sync(for_tests=False)
    assert checkout.sync(for_tests=True) == ["test.lock"]


def test_a_changed_lock_file_is_installed(checkout: Checkout) -> None:
    checkout.sync(for_tests=False)
    checkout.lock("product.lock", "django==2")
    assert checkout.sync(for_tests=False) == ["product.lock"]


def test_a_changed_lock_file_does_not_take_the_test_packages_away(checkout: Checkout) -> None:
    checkout.sync(for_tests=True)
    checkout.lock("test.lock", "django==2 pytest==2")
    assert checkout.sync(for_tests=False) == ["test.lock"]


def test_another_interpreter_under_the_environment_makes_it_anew(checkout: Checkout) -> None:
    checkout.sync(for_tests=False)
    python = checkout.root / ".venv" / "python"
    python.unlink()
    (checkout.root / "newer").touch()
    python.symlink_to(checkout.root / "newer")
    assert checkout.sync(for_tests=False)[0] == "environment"

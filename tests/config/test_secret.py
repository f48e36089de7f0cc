"""The product refuses to start with a missing, short or well-known secret."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.embedded import ROOT

PRODUCTION = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none", "REDIS_URL": "redis://127.0.0.1:1/0"}


def settings_with(**environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"SECRET_KEY", "SECRET_KEY_FILE"}}
    return subprocess.run(
        [sys.executable, "-c", "import config.settings as s; print(len(s.SECRET_KEY))"],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    "secret", [None, "", "changeme", "x" * 60, "django-insecure-" + "abcdefghijklmnopqrstuvwxyz" * 2]
)
def test_production_refuses(secret: str | None) -> None:
    done = settings_with(**PRODUCTION, **({} if secret is None else {"SECRET_KEY": secret}))
    assert done.returncode != 0
    assert "SECRET_KEY must hold at least" in done.stderr


def test_production_takes_a_random_one() -> None:
    done = settings_with(**PRODUCTION, SECRET_KEY="k9Zx1Qp7Lm3Vt5Rb8Nc2Wd6Yh4Js0Ga-EfUiOo")
    assert done.returncode == 0, done.stderr


def test_embedded_makes_its_own_and_keeps_it_to_its_owner(tmp_path: Path) -> None:
    alone = {"DATA_DIR": str(tmp_path), "DATABASE_URL": "", "REDIS_URL": ""}
    assert settings_with(**alone).stdout == settings_with(**alone).stdout
    key = tmp_path / "secret.key"
    assert key.stat().st_mode & 0o077 == 0
    key.chmod(0o644)
    assert "readable by its owner only" in settings_with(**alone).stderr


def test_a_bad_flag_is_named() -> None:
    assert "DEBUG must be 1, 0, true or false" in settings_with(**PRODUCTION, DEBUG="perhaps").stderr

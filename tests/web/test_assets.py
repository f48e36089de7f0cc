"""Built files are found by the names of their sources."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from web.templatetags import assets


@pytest.fixture(autouse=True)
def _nothing_remembered(settings: Any, tmp_path: Path) -> Any:
    settings.BASE_DIR = tmp_path
    assets._manifest.cache_clear()
    yield
    assets._manifest.cache_clear()


def build(root: Path, **names: str) -> None:
    dist = root / "frontend" / "dist"
    dist.mkdir(parents=True, exist_ok=True)
    (dist / "manifest.json").write_text(json.dumps(names))


def test_a_source_is_named_by_its_built_file(tmp_path: Path) -> None:
    build(tmp_path, **{"app.js": "app-6J2K4D7Q.js"})
    assert assets.asset("app.js") == "/static/app-6J2K4D7Q.js"


def test_a_bundle_that_was_not_built_says_how_to_build_it() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"build the bundle with \./run or \./test"):
        assets.asset("app.js")


def test_an_unknown_name_is_answered_with_those_there_are(tmp_path: Path) -> None:
    build(tmp_path, **{"app.js": "app-6J2K4D7Q.js"})
    with pytest.raises(ImproperlyConfigured, match=r"no 'nothing.js'; it has app.js"):
        assets.asset("nothing.js")


@pytest.mark.parametrize(("debug", "shown"), [(True, "/static/app-NEW.js"), (False, "/static/app-OLD.js")])
def test_a_bundle_built_anew_is_seen_while_developing_only(
    debug: bool, shown: str, tmp_path: Path, settings: Any
) -> None:
    settings.DEBUG = debug
    build(tmp_path, **{"app.js": "app-OLD.js"})
    assets.asset("app.js")
    build(tmp_path, **{"app.js": "app-NEW.js"})
    assert assets.asset("app.js") == shown

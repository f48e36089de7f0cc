"""Reads the files of a bank, and nothing outside of it."""

import json
import re
from hashlib import sha256
from pathlib import Path

from quizzes.bank_files.problems import Place

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_TEXT_BYTES = 1_000_000
MAX_PICTURE_BYTES = 500_000


def expect_slug(name: str, place: Place) -> bool:
    """Whether `name` is lower-case words joined by hyphens; adds a problem when it is not."""
    good = len(name) <= 80 and SLUG.fullmatch(name) is not None
    if not good:
        place.add("", f"expected a name of lower-case words joined by hyphens, got {name!r}")
    return good


def content_hash(*parts: object) -> str:
    """SHA-256 of the parts (whatever JSON can hold), the same whatever the order of keys was."""
    canonical = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def read_bytes(root: Path, path: Path, place: Place, limit: int) -> bytes | None:
    """The file's bytes; None, and a problem, when it is missing, too large or leads out of `root`."""
    if not path.resolve().is_relative_to(root.resolve()):
        place.add("", "expected a file of the bank's own folder, got a link that leads out of it")
    elif not path.is_file():
        place.add("", "expected this file, it is missing")
    elif path.stat().st_size > limit:
        place.add("", f"expected at most {limit} bytes, got {path.stat().st_size}")
    else:
        return path.read_bytes()
    return None


def read_text(root: Path, path: Path, place: Place) -> str | None:
    """The file's text with Unix line ends; None, and a problem, when it cannot be used."""
    data = read_bytes(root, path, place, MAX_TEXT_BYTES)
    if data is None:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        place.add("", f"expected UTF-8: {problem}")
        return None
    if "\0" in text:
        place.add("", "expected text, got a NUL character")
        return None
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def expect_only(directory: Path, allowed: tuple[str, ...], place: Place) -> None:
    """Adds a problem for each entry that no pattern of `allowed` knows: most are misspelt names."""
    for path in sorted(directory.iterdir()):
        ignored = path.name.startswith((".", "__"))
        if not ignored and not any(path.match(pattern) for pattern in allowed):
            place.add("", f"unknown file {path.name}; expected: {', '.join(allowed)}")

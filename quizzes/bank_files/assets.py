"""The pictures of a bank."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from quizzes.bank_files.files import MAX_PICTURE_BYTES, expect_only, read_bytes
from quizzes.bank_files.problems import Findings
from quizzes.bank_files.records import Asset


def read_assets(directory: Path, prefix: str, findings: Findings) -> list[Asset]:
    """The PNG and WebP files of directory/assets; their URLs are prefix + digest + suffix."""
    folder = directory / "assets"
    if not folder.is_dir():
        return []
    expect_only(folder, ("*.png", "*.webp"), findings.place(folder))
    found = []
    for path in sorted([*folder.glob("*.png"), *folder.glob("*.webp")]):
        place = findings.place(path)
        data = read_bytes(directory, path, place, MAX_PICTURE_BYTES)
        if data is not None and not _is_picture(data, path.suffix):
            place.add("", f"expected a picture in the format {path.suffix} says")
        elif data is not None:
            digest = sha256(data).hexdigest()
            found.append(Asset(path.name, digest, f"{prefix}{digest[:32]}{path.suffix}", data))
    return found


def urls(assets: Sequence[Asset]) -> dict[str, str]:
    """The URL of each picture by the name that texts use for it."""
    return {f"assets/{asset.name}": asset.url for asset in assets}


def used_digests(assets: Sequence[Asset], text: str) -> list[str]:
    """The digests of the pictures that `text` shows."""
    return [asset.digest for asset in assets if f"assets/{asset.name}" in text]


def _is_picture(data: bytes, suffix: str) -> bool:
    if suffix == ".png":
        return data.startswith(b"\x89PNG\r\n\x1a\n")
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"

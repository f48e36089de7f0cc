"""The secret key: made once for the embedded product, given by the operator everywhere else."""

import os
import secrets
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

SHORTEST = 32
FEWEST_DIFFERENT_CHARACTERS = 12


def embedded_secret(data_dir: Path) -> str:
    """The key of this data directory, made on first use; raises ImproperlyConfigured when others may read it."""
    path = data_dir / "secret.key"
    if not path.exists():
        _create(path)
    if path.stat().st_mode & 0o077:
        raise ImproperlyConfigured(f"{path} must be readable by its owner only: run chmod 600 on it.")
    return path.read_text().strip()


def production_secret() -> str:
    """The key in SECRET_KEY or in the file SECRET_KEY_FILE; raises ImproperlyConfigured when missing or guessable."""
    file = os.environ.get("SECRET_KEY_FILE")
    key = Path(file).read_text().strip() if file else os.environ.get("SECRET_KEY", "")
    if len(key) < SHORTEST or len(set(key)) < FEWEST_DIFFERENT_CHARACTERS or key.startswith("django-insecure"):
        raise ImproperlyConfigured(
            f"SECRET_KEY must hold at least {SHORTEST} random characters and none was given that does. "
            "Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
    return key


def _create(path: Path) -> None:
    """Writes beside and links, so that two processes that start together agree on one key."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix="secret.") as draft:
        draft.write(secrets.token_urlsafe(48))
        draft.flush()
        try:
            os.link(draft.name, path)
        except FileExistsError:
            return

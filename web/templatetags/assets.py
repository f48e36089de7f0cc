"""`{% asset "app.js" %}`: the address of a built script, style, font or picture."""

import json
from functools import cache

from django import template
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static

register = template.Library()


@register.simple_tag
def asset(name: str) -> str:
    """The address of a source's built file; raises ImproperlyConfigured when the bundle or the name is missing."""
    # While developing, a bundle may be built again under a running server.
    names = _read_manifest() if settings.DEBUG else _manifest()
    if name not in names:
        raise ImproperlyConfigured(f"The bundle has no {name!r}; it has {', '.join(names)}.")
    return static(names[name])


def _read_manifest() -> dict[str, str]:
    path = settings.BASE_DIR / "frontend" / "dist" / "manifest.json"
    try:
        names: dict[str, str] = json.loads(path.read_text())
    except FileNotFoundError:
        raise ImproperlyConfigured(f"{path} is missing: build the bundle with ./run or ./test.") from None
    return names


_manifest = cache(_read_manifest)

"""Makes the demo people and writes demo.json."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hiring import demo


class Command(BaseCommand):
    help = "Make one demo person of each kind, and write DATA_DIR/demo.json with their passwords (mode 0600)."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EMBEDDED:
            raise CommandError("Demo people are for the embedded product only: their passwords lie in a file.")
        demo.make(settings.DATA_DIR / "demo.json")

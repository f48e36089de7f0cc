"""Loads banks, roles and quizzes from files; all or nothing."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import Organisation
from grader import case_making, content_folders, sandbox
from grader.sandbox import runtimes
from quizzes import bank_files, loading


class Command(BaseCommand):
    help = (
        "Load banks, roles and quizzes from DIR (default: the shipped ones). "
        "DIR holds banks/, roles/ and blueprints/, or is one bank's folder."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dir", nargs="?", type=Path, default=content_folders.SHIPPED)
        parser.add_argument("--owner", metavar="ORG", help="slug of the organisation that alone may see them")

    def handle(self, *args: Any, **options: Any) -> None:
        owner = self._owner(options["owner"])
        if not options["dir"].is_dir():
            raise CommandError(f"There is no folder {options['dir']}.")
        digest = loading.digest_of(options["dir"])
        if loading.is_loaded(digest, owner, runtimes.installed()):
            return
        try:
            content = content_folders.read(options["dir"])
            made = self._make(loading.unmade(content.banks))
            done = loading.load(content.banks, content.roles, content.blueprints, owner=owner, made=made)
        except bank_files.ContentError as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from error
        loading.remember(digest, owner)
        if done.new_items:
            self.stdout.write(f"Loaded {done.banks} banks with {done.new_items} new or changed items.")
        for key in done.unavailable:
            self.stderr.write(f"{key} is not available: its cases are made in the sandbox.")

    def _owner(self, slug: str | None) -> Organisation | None:
        if slug is None:
            return None
        found = Organisation.objects.filter(slug=slug).first()
        if found is None:
            raise CommandError(f"There is no organisation {slug!r}.")
        return found

    def _make(self, unmade: list[tuple[str, Any]]) -> dict[str, list[loading.MadeCase]]:
        if not unmade:
            return {}
        found = sandbox.available()
        if not found.ok:
            self.stderr.write(f"The grader is not available: {found.reason} {found.fix}")
            return {}
        self.stdout.write(f"Making the cases of {len(unmade)} code items in the sandbox")
        made = {}
        for key, item in unmade:
            try:
                made[key] = case_making.make(key, item)
            except sandbox.RuntimeUnavailable as missing:
                self.stderr.write(f"{key}: {missing}")
        return made

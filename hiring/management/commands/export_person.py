"""Write everything kept about a person to a zip file."""

import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from hiring import personal_data


class Command(BaseCommand):
    help = "Write everything kept about a person to a zip file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("file", type=Path, help="zip file to make; it must not exist")

    def handle(self, *args: Any, **options: Any) -> None:
        person = User.objects.filter(email__iexact=options["email"]).first()
        if person is None:
            raise CommandError(f"There is nobody with the address {options['email']}.")
        target: Path = options["file"]
        with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(personal_data.export(person))
        self.stdout.write(f"Everything kept about {person.email} is in {target}.")

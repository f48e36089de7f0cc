"""Remove a person with their answers and code; issued reports stay without name, answers and code."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from hiring import personal_data


class Command(BaseCommand):
    help = "Remove a person with their answers and code; issued reports stay without name, answers and code."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--yes", action="store_true", help="really")

    def handle(self, *args: Any, **options: Any) -> None:
        person = User.objects.filter(email__iexact=options["email"]).first()
        if person is None:
            raise CommandError(f"There is nobody with the address {options['email']}.")
        if not options["yes"]:
            raise CommandError("This cannot be undone. Say --yes if you mean it; export_person keeps a copy.")
        kept = personal_data.erase(person)
        self.stdout.write(f"{options['email']} is erased; {kept} issued reports stay, pseudonymised.")

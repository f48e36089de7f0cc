"""Proves every code item of the banks: solution accepted, starter and each wrong solution rejected."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from grader import case_making, content_folders, proving, sandbox
from quizzes import bank_files
from quizzes.bank_files import CodeItemData


class Command(BaseCommand):
    help = "Check the content of DIR (default: the shipped banks) and prove its code items in the sandbox."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dir", nargs="?", type=Path, default=content_folders.SHIPPED)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            content = content_folders.read(options["dir"])
        except bank_files.ContentError as error:
            raise CommandError(str(error)) from error
        found = sandbox.available()
        if not found.ok:
            raise CommandError(f"Code items cannot be proved: {found.reason} {found.fix}")
        problems: list[str] = []
        for bank in content.banks:
            self.stdout.write(f"{bank.slug}: {len(bank.skills)} skills, {len(bank.items)} items")
            for item in bank.items:
                if isinstance(item, CodeItemData):
                    problems += [f"{bank.slug}/{item.slug}: {said}" for said in self._prove(bank.slug, item)]
        if problems:
            raise CommandError("\n".join(problems))

    def _prove(self, bank: str, item: CodeItemData) -> list[str]:
        key = f"{bank}/{item.slug}"
        try:
            cases = case_making.make(key, item)
        except sandbox.RuntimeUnavailable as missing:
            self.stdout.write(f"  {item.slug}: NOT PROVED, {missing}")
            return []
        except bank_files.ContentError as error:
            return [str(error)]
        proofs, problems = proving.prove(key, item, cases)
        rejected = sum(proof.verdict != "accepted" for proof in proofs[1:])
        slowest = proofs[0].slowest
        self.stdout.write(
            f"  {item.slug}: {len(cases)} cases, solution {proofs[0].verdict} ({slowest * 1000:.0f} ms at most), "
            f"{rejected} of {len(proofs) - 1} others rejected"
        )
        for proof in proofs[1:]:
            self.stdout.write(f"    {proof.name}: {proof.verdict} {proof.failed!r}")
        return problems

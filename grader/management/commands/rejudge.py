"""Judges submissions again and shows before and after; writes only when told to."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from grader import grading, rejudging


class Command(BaseCommand):
    help = "Judge a submission (id), an item (bank/item) or a bank (slug) again. Without --write nothing changes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what")
        parser.add_argument("--write", action="store_true", help="record the new verdicts; evidence is appended")

    def handle(self, *args: Any, **options: Any) -> None:
        found = rejudging.submissions(options["what"])
        if not found:
            raise CommandError(f"Nothing that was judged is named {options['what']!r}.")
        changed = 0
        for submission in found:
            judgement = grading.judge(submission)
            before = f"{submission.verdict} {submission.points:g}" if submission.points is not None else "not judged"
            after = f"{judgement.verdict} {judgement.points:g}"
            if before != after:
                changed += 1
                self.stdout.write(f"{submission.pk}: {before} -> {after}")
            if options["write"]:
                rejudging.record(submission, judgement)
        told = "recorded" if options["write"] else "nothing was written"
        self.stdout.write(f"{changed} of {len(found)} verdicts differ; {told}.")

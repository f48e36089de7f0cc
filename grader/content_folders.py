"""Folders of content as the commands take them: the shipped one, one of an organisation's own, a single bank's."""

from pathlib import Path

from django.conf import settings

from quizzes.bank_files import Content, ContentError, Problem, check_references, read_bank, read_content

SHIPPED = Path(settings.BASE_DIR) / "quizzes"


def read(folder: Path) -> Content:
    """What a folder holds, checked together with the shipped banks, whose skills it may name.

    Raises ContentError with every problem, also for a folder that holds nothing.
    """
    if (folder / "bank.yaml").is_file():
        bank = read_bank(folder)
        others = [other for other in read_content(SHIPPED).banks if other.slug != bank.slug]
        check_references([*others, bank])
        return Content((bank,), (), ())
    if folder.resolve() == SHIPPED.resolve():
        return read_content(folder)
    both = read_content(SHIPPED, folder)
    found = Content(
        banks=tuple(bank for bank in both.banks if Path(bank.file).is_relative_to(folder)),
        roles=tuple(role for role in both.roles if Path(role.file).is_relative_to(folder)),
        blueprints=tuple(quiz for quiz in both.blueprints if Path(quiz.file).is_relative_to(folder)),
    )
    if not (found.banks or found.roles or found.blueprints):
        expected = "expected bank.yaml, or folders banks/, roles/ or blueprints/"
        raise ContentError([Problem(str(folder), "", "", expected)])
    return found

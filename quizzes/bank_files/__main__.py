"""python -m quizzes.bank_files DIR: checks one bank, or a folder of banks/, roles/ and blueprints/."""

import sys
from collections.abc import Sequence
from pathlib import Path

from quizzes.bank_files.banks import read_bank
from quizzes.bank_files.content import read_content
from quizzes.bank_files.problems import ContentError
from quizzes.bank_files.records import BankFile


def main(arguments: Sequence[str]) -> int:
    """Prints what was found, or every problem; the exit status is 1 when there is one."""
    if len(arguments) != 1:
        print("expected one folder: python -m quizzes.bank_files DIR", file=sys.stderr)
        return 2
    root = Path(arguments[0])
    try:
        banks = [read_bank(root)] if (root / "bank.yaml").exists() else read_content(root).banks
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    for bank in banks:
        print(_summary(bank))
    return 0


def _summary(bank: BankFile) -> str:
    variants = sum(len(item.variants) for item in bank.items)
    code = sum(item.kind == "code" for item in bank.items)
    return f"{bank.slug}: {len(bank.skills)} skills, {len(bank.items)} items ({code} code), {variants} variants"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""No secret in a log: a link's token is left out of the addresses that are logged."""

import logging
import re

# What stands after these in an address opens something without a password.
TOKEN = re.compile(r"(/(?:invitations|password/reset/key|confirm-email)/)[^/\s?]{8,}")


def redacted(text: str) -> str:
    return TOKEN.sub(r"\1[left out]", text)


class WithoutTokens(logging.Filter):
    """Changes the record, so that no handler sees more."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = redacted(str(record.msg))
        if isinstance(record.args, tuple):
            record.args = tuple(redacted(arg) if isinstance(arg, str) else arg for arg in record.args)
        return True

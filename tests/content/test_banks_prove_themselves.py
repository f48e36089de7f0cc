"""Every shipped code item: its solution is accepted, its starter and every wrong solution is rejected."""

import re
from io import StringIO

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.sandbox


def test_the_shipped_banks_prove_themselves() -> None:
    out = StringIO()
    call_command("check_banks", stdout=out)
    lines = re.findall(r"(\d+) cases, solution accepted .* (\d+) of (\d+) others rejected", out.getvalue())
    assert len(lines) >= 8
    assert all(int(cases) >= 12 and rejected == others and int(others) >= 5 for cases, rejected, others in lines)

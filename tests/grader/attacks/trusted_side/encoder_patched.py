"""Patches the encoder of answers.

expect: forged
no control: what comes out of it is read as bytes that nobody trusts
"""

import json


def solve() -> int:
    json.dumps = lambda *_, **__: "{]"
    return 1

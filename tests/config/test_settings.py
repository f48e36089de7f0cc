"""What the environment says, read once and in one way."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRINT = """
import json
from config import settings as s
axes, drf = s.AXES_CLIENT_IP_CALLABLE, s.REST_FRAMEWORK["NUM_PROXIES"]
print(json.dumps([drf, s.ALLAUTH_TRUSTED_PROXY_COUNT, bool(s.SECURE_PROXY_SSL_HEADER), axes]))
"""


def read(tmp_path: Path, proxy_count: str) -> "subprocess.CompletedProcess[str]":
    ours = {**os.environ, "DATA_DIR": str(tmp_path), "PROXY_COUNT": proxy_count}
    return subprocess.run([sys.executable, "-c", PRINT], cwd=ROOT, env=ours, capture_output=True, text=True)


def test_one_number_says_how_many_proxies_every_part_trusts(tmp_path: Path) -> None:
    address = "accounts.sign_in.client_address"
    assert json.loads(read(tmp_path, "2").stdout) == [2, 2, True, address]
    assert json.loads(read(tmp_path, "").stdout) == [0, 0, False, address]


def test_a_number_of_proxies_that_is_none_stops_the_start(tmp_path: Path) -> None:
    assert "PROXY_COUNT must be a whole number, not '-1'" in read(tmp_path, "-1").stderr

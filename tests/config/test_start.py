"""`./run` refuses plainly what cannot work."""

import fcntl
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from config import embedded


@pytest.mark.parametrize("port", ["0", "65536", "80x", "-1"])
def test_a_port_that_is_none_is_refused(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(embedded.CannotStart, match="PORT must be a number from 1 to 65535"):
        embedded.chosen_port()


def test_without_a_port_it_is_8000(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORT", raising=False)
    assert embedded.chosen_port() == 8000


def test_a_port_in_use_is_refused_with_another_proposed() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(embedded.CannotStart, match=r"PORT=8001 \./run"):
            embedded.check_free(other.getsockname()[1])


def test_a_second_instance_on_the_same_data_is_refused_and_names_the_first(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("w") as first:
        first.write("4711")
        first.flush()
        fcntl.flock(first, fcntl.LOCK_EX)
        with pytest.raises(embedded.CannotStart, match=r"already runs on .* \(process 4711\)"):
            embedded.lock(tmp_path)


def test_the_data_folder_is_for_its_owner_only(tmp_path: Path) -> None:
    data = tmp_path / "data"
    embedded.lock(data)
    assert data.stat().st_mode & 0o777 == 0o700


def test_a_bad_setting_is_a_message_and_not_a_traceback(tmp_path: Path) -> None:
    settings = {**os.environ, "DATA_DIR": str(tmp_path), "DEBUG": "perhaps"}
    done = subprocess.run([sys.executable, "-m", "config.embedded"], env=settings, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("Assay cannot start: DEBUG must be")

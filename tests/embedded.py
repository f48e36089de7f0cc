"""The embedded product as people run it: one process, with its own data, on a free port."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib import error, request

from tests.servers import free_port

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 150


class Embedded:
    """One embedded product. `start` again after a `kill` to see what it does with what it finds."""

    def __init__(self, data: Path) -> None:
        self.data, self.port = data, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        ours = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "ORIGIN", "ALLOWED_HOSTS", "DJANGO_SETTINGS_MODULE"}
        kept = {name: value for name, value in os.environ.items() if name not in ours}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "config.embedded"],
            cwd=ROOT,
            env={**kept, "DATA_DIR": str(self.data), "PORT": str(self.port)},
            stdout=(self.data / "out.log").open("ab"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        deadline = time.monotonic() + START_SECONDS
        while self.status("/healthz/grader") != 200:
            log = (self.data / "out.log").read_text(errors="replace")[-3000:]
            assert self.process.poll() is None, f"the product ended: {log}"
            assert time.monotonic() < deadline, f"the product did not become ready: {log}"
            time.sleep(0.1)

    def kill(self) -> None:
        """kill -9 of everything it started, without a word."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """Ctrl-C; gives the exit status."""
        assert self.process is not None
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(timeout=30)

    def status(self, path: str) -> int:
        try:
            with request.urlopen(self.url + path, timeout=5) as reply:
                return int(reply.status)
        except error.HTTPError as refusal:
            return refusal.code
        except OSError:
            return 0

    def people(self) -> dict[str, dict[str, str]]:
        return {person["role"]: person for person in json.loads((self.data / "demo.json").read_text())}


class Caller:
    """A plain HTTP client that has signed in by the API."""

    def __init__(self, url: str, person: dict[str, str]) -> None:
        self.url, self.headers = url, {"Content-Type": "application/json"}
        body = {"email": person["email"], "password": person["password"]}
        self.headers["Authorization"] = f"Token {self.call('POST', 'auth/tokens/', body)[1]['token']}"

    def call(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        data = json.dumps(body).encode() if body is not None else None
        where = path if path.startswith("http") else f"{self.url}/api/v1/{path}"
        asked = request.Request(where, data=data, method=method, headers=self.headers)
        try:
            with request.urlopen(asked, timeout=30) as reply:
                text = reply.read()
                return reply.status, json.loads(text) if text else None
        except error.HTTPError as refusal:
            return refusal.code, json.loads(refusal.read())

    def wait_for(self, path: str, done: Any, seconds: float = 60) -> Any:
        deadline = time.monotonic() + seconds
        while True:
            _, found = self.call("GET", path)
            if done(found):
                return found
            assert time.monotonic() < deadline, f"{path} did not come to it: {found}"
            time.sleep(0.05)


@contextmanager
def running(data: Path) -> Iterator[Embedded]:
    product = Embedded(data)
    product.start()
    try:
        yield product
    finally:
        product.stop()

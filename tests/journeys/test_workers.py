"""Production as compose starts it: PostgreSQL, Redis, a web server, workers and a clock, each a process of its own."""

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PASSWORD
from tests.embedded import ROOT, Caller
from tests.servers import free_port, postgresql, redis

pytestmark = pytest.mark.sandbox

PEOPLE = f"""
from accounts.models import User
for name in ("lena", "carlos"):
    User.objects.create_user(f"{{name}}@example.org", {PASSWORD!r}, name=name)
"""
SLOW = "import time\ndef add_up(numbers):\n    time.sleep(0.4)\n    return sum(numbers)\n"


class Production:
    """The processes of docker-compose.yml, started by hand with its commands."""

    def __init__(self, database: str, broker: str, folder: Path) -> None:
        self.port, self.folder = free_port(), folder
        self.url = f"http://127.0.0.1:{self.port}"
        inherited = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        self.environment = inherited | {
            "DATABASE_URL": database,
            "REDIS_URL": broker,
            "SECRET_KEY": secrets.token_urlsafe(48),
            "ALLOWED_HOSTS": "127.0.0.1",
            "ORIGIN": self.url,
            "PORT": str(self.port),
            "DATA_DIR": str(folder),
            "WEB_CONCURRENCY": "1",
        }
        self.started: list[subprocess.Popen[bytes]] = []

    def manage(self, *words: str) -> None:
        done = subprocess.run(
            [sys.executable, "manage.py", *words], cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr

    def run(self, *words: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", *words],
            cwd=ROOT,
            env=self.environment,
            stdout=(self.folder / "out.log").open("ab"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self.started.append(process)
        return process

    def worker(self, name: str) -> subprocess.Popen[bytes]:
        queues = "default,grade.numpy,grade.sql"
        return self.run("celery", "-A", "config", "worker", "-Q", queues, "-c", "1", "-n", f"{name}@%h")

    def end(self) -> None:
        for process in self.started:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for process in self.started:
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Production]:
    with postgresql() as database, redis() as broker:
        made = Production(database, broker, tmp_path_factory.mktemp("production"))
        try:
            made.manage("migrate", "-v0")
            made.manage("load_banks", "tests/content_sample")
            made.manage("shell", "-c", PEOPLE)
            made.run("gunicorn", "-c", "config/gunicorn.py", "config.wsgi")
            made.run("celery", "-A", "config", "beat", "-s", str(made.folder / "schedule"))
            yield made
        finally:
            made.end()


def caller(production: Production, name: str) -> Caller:
    deadline = time.monotonic() + 60
    while True:
        try:
            return Caller(production.url, {"email": f"{name}@example.org", "password": PASSWORD})
        except OSError:
            assert time.monotonic() < deadline, (production.folder / "out.log").read_text()[-3000:]
            time.sleep(0.2)


def submit(learner: Caller, code: str) -> tuple[str, Any]:
    _, attempt = learner.call("POST", "attempts/", {"quiz": "everything"})
    path = f"attempts/{attempt['id']}/"
    _, sent = learner.call("POST", path + "responses/7/submissions/", {"code": code, "kind": "submit"})
    return path, sent


def test_kill_9_of_a_worker_in_the_middle_of_grading_loses_nothing_and_doubles_nothing(production: Production) -> None:
    learner = caller(production, "lena")
    first = production.worker("first")
    path, sent = submit(learner, SLOW)
    where = f"submissions/{sent['id']}/"
    learner.wait_for(where, lambda found: found["state"] == "running")
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    production.worker("second")
    verdict = learner.wait_for(where, lambda found: found["state"] == "done", seconds=120)
    assert verdict["verdict"] == "accepted"
    assert len(verdict["cases"]) == 13
    _, finished = learner.call("POST", path + "finish/", {})
    assert finished["state"] == "finished"
    _, profile = learner.call("GET", "learners/me/profile/")
    skills = {skill["skill"]: skill["answers"] for skill in profile["skills"]}
    assert (skills["counting"], skills["adding"]) == (4, 3)


def test_workers_share_the_queue_and_each_submission_is_judged_once(production: Production) -> None:
    learner = caller(production, "carlos")
    production.worker("third")
    _, attempt = learner.call("POST", "attempts/", {"quiz": "everything"})
    path = f"attempts/{attempt['id']}/responses/7/submissions/"
    sent = [learner.call("POST", path, {"code": SLOW, "kind": "submit"})[1]["id"] for _ in range(3)]
    for one in sent:
        found = learner.wait_for(f"submissions/{one}/", lambda found: found["state"] == "done", seconds=120)
        assert (found["verdict"], len(found["cases"])) == ("accepted", 13)


def test_a_worker_that_was_heard_from_makes_the_grader_well(production: Production) -> None:
    from urllib import request

    with request.urlopen(production.url + "/healthz/grader", timeout=5) as reply:
        assert reply.status == 200

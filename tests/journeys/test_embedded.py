"""The embedded product: it starts, serves, grades, survives kill -9, and ends clean."""

import os
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.embedded import ROOT, Caller, Embedded

pytestmark = pytest.mark.sandbox

FIRST_STEPS = "tokenization-first-steps"
# Busy enough to be caught in the middle of it, and wrong, so that a doubled verdict would show.
SLOW = "import time\ndef {name}(*args, **kwargs):\n    time.sleep(0.4)\n    return None\n"


def code_item(attempt: dict[str, Any]) -> dict[str, Any]:
    return next(item for item in attempt["items"] if item["kind"] == "code")


@pytest.fixture(scope="module")
def learner(product: Embedded) -> Caller:
    return Caller(product.url, product.people()["learner"])


def test_the_passwords_of_the_demo_people_are_for_the_owner_only(product: Embedded) -> None:
    assert stat.S_IMODE((product.data / "demo.json").stat().st_mode) == 0o600
    assert set(product.people()) >= {"learner", "candidate", "recruiter", "reviewer", "stranger", "staff"}


def test_it_says_that_it_is_well(product: Embedded) -> None:
    assert [product.status(f"/healthz/{name}") for name in ("live", "ready", "grader")] == [200, 200, 200]


def test_a_second_instance_on_the_same_data_is_refused_and_told_why(product: Embedded) -> None:
    environment = {**os.environ, "DATA_DIR": str(product.data), "PORT": "1"}
    again = subprocess.run(
        [sys.executable, "-m", "config.embedded"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert again.returncode != 0
    assert "already runs" in again.stderr


def test_a_verdict_comes_without_asking_for_it(learner: Caller) -> None:
    _, attempt = learner.call("POST", "attempts/", {"quiz": FIRST_STEPS})
    item = code_item(attempt)
    path = f"attempts/{attempt['id']}/responses/{item['number']}/submissions/"
    _, sent = learner.call("POST", path, {"code": item["starter"], "kind": "submit"})
    verdict = learner.wait_for(f"submissions/{sent['id']}/", lambda found: found["state"] == "done")
    assert verdict["verdict"] not in {"accepted", "internal_error"}


def test_kill_9_in_the_middle_of_grading_loses_nothing_and_doubles_nothing(product: Embedded) -> None:
    caller = Caller(product.url, product.people()["candidate"])
    _, attempt = caller.call("POST", "attempts/", {"quiz": FIRST_STEPS})
    item = code_item(attempt)
    path = f"attempts/{attempt['id']}/responses/{item['number']}/"
    code = SLOW.format(name=item["entry_point"])
    caller.call("PUT", path, {"answer": {"code": code}, "client": "a", "sequence": 1, "based_on": 0})
    _, sent = caller.call("POST", path + "submissions/", {"code": code, "kind": "submit"})
    caller.wait_for(f"submissions/{sent['id']}/", lambda found: found["state"] == "running")
    product.kill()
    product.start()
    verdict = caller.wait_for(f"submissions/{sent['id']}/", lambda found: found["state"] == "done")
    assert verdict["verdict"] == "wrong_type" or verdict["verdict"] == "wrong_answer"
    assert len({case["number"] for case in verdict["cases"]}) == len(verdict["cases"])
    _, finished = caller.call("POST", f"attempts/{attempt['id']}/finish/", {})
    assert finished["state"] == "finished"
    _, kept = caller.call("GET", f"attempts/{attempt['id']}/")
    assert code_item(kept)["response"]["answer"] == {"code": code}
    _, submissions = caller.call("GET", path + "submissions/")
    assert submissions["count"] == 1
    _, profile = caller.call("GET", "learners/me/profile/")
    assert sum(skill["answers"] for skill in profile["skills"]) == len(item["skills"])


def test_no_process_is_left_behind(product: Embedded, tmp_path: Path) -> None:
    from tests.embedded import running

    with running(tmp_path) as other:
        assert other.process is not None
        group = other.process.pid
        started = time.monotonic()
        assert other.stop() == 0
        assert time.monotonic() - started < 10
    with pytest.raises(ProcessLookupError):
        os.killpg(group, 0)

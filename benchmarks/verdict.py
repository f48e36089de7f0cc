"""From POST to the committed verdict, in the embedded product, as a client sees it that asks every 5 ms."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.interleaved import Times, in_turns
from tests.embedded import Caller, running

QUIZ = "tokenization-first-steps"
POLL_SECONDS = 0.005
# Between two submissions the next process gets ready, and the product's own throttle is not reached.
PAUSE_SECONDS = 0.3


def verdicts(rounds: int) -> Times:
    """Seconds of `POST to verdict`, and in turns with it of `import numpy alone`."""
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as product:
        learner = Caller(product.url, product.people()["learner"])
        _, attempt = learner.call("POST", "attempts/", {"quiz": QUIZ})
        item = next(item for item in attempt["items"] if item["kind"] == "code")
        path = f"attempts/{attempt['id']}/responses/{item['number']}/submissions/"
        contestants = {
            "POST to verdict": lambda: _judged(learner, path, item["starter"]),
            "import numpy alone": lambda: subprocess.run([sys.executable, "-c", "import numpy"], check=True),
        }
        return in_turns(contestants, rounds=rounds, pause=PAUSE_SECONDS)


def _judged(learner: Caller, path: str, code: str) -> Any:
    status, sent = learner.call("POST", path, {"code": code, "kind": "run"})
    if status != 202:
        raise RuntimeError(f"the submission was refused with {status}: {sent}")
    while True:
        _, found = learner.call("GET", f"submissions/{sent['id']}/")
        if found["state"] == "done":
            return found
        time.sleep(POLL_SECONDS)

"""The task worker and the clock of the embedded product: threads of the one web process."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

from celery.beat import EmbeddedService

from config.celery import QUEUES, app


def start_worker(data_dir: Path) -> Callable[[], None]:
    """Starts both and returns what stops them; a judgement that is cut off is queued again at the next start."""
    worker = app.WorkController(
        pool="threads",
        concurrency=max(1, (os.cpu_count() or 1) - 1),
        queues=list(QUEUES),
        hostname="embedded@localhost",
        without_gossip=True,
        without_mingle=True,
        without_heartbeat=True,
    )
    clock = EmbeddedService(app, thread=True, schedule_filename=str(data_dir / "schedule"))
    assert isinstance(clock, threading.Thread)
    runner = threading.Thread(target=worker.start, name="worker", daemon=True)
    runner.start()
    clock.start()

    def stop() -> None:
        clock.stop()
        worker.stop()
        runner.join()

    return stop

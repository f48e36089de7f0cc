"""The task worker and the clock of the embedded product: threads of the one web process."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

from celery.beat import EmbeddedService

from config.celery import QUEUES, app
from grader import queue, tasks


def start_worker(data_dir: Path) -> Callable[[], None]:
    """Starts both and returns what stops them; a judgement that was cut off is queued again first."""
    queue.release_all()
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
    # The first beat of the clock would tell only after its interval; people and the sweep ask at once.
    tasks.report_state.delay()
    tasks.sweep.delay()

    def stop() -> None:
        clock.stop()
        worker.stop()
        runner.join()

    return stop

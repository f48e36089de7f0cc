"""The Celery application.

The database row is the queue of record and the broker only a doorbell, so nothing here has to save a task: tasks carry
an id, return nothing, and may run twice.
"""

import os
from typing import Any

from celery import Celery
from celery.signals import celeryd_after_setup
from kombu.transport import TRANSPORT_ALIASES

STATE_QUEUE = "grade.state"
QUEUES = ("default", STATE_QUEUE, "grade.numpy", "grade.sql", "grade.torch")
HARD_LIMIT = 30 * 60
REDIS = {
    # Longer than any task may run, else Redis hands out a task that is still being worked on.
    "visibility_timeout": 2 * HARD_LIMIT,
    # With the defaults a task of a lost worker comes back only after a minute and a half.
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "global_keyprefix": "assay:",
}

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

TRANSPORT_ALIASES["memory"] = "config.doorbell:Transport"

app = Celery("assay")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.add_defaults(
    lambda: {
        "task_default_queue": "default",
        # Only a worker with a sandbox can say how its sandbox is, and a long line of code must not keep it from saying.
        "task_routes": {"grader.tasks.report_state": {"queue": STATE_QUEUE}},
        "task_ignore_result": True,
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
        "worker_prefetch_multiplier": 1,
        "worker_cancel_long_running_tasks_on_connection_loss": True,
        "worker_soft_shutdown_timeout": 10,
        "task_time_limit": HARD_LIMIT,
        "task_soft_time_limit": HARD_LIMIT - 60,
        "broker_connection_retry_on_startup": True,
        "broker_transport_options": REDIS if os.environ.get("REDIS_URL") else {},
        "worker_hijack_root_logger": False,
        "enable_utc": True,
    }
)
app.autodiscover_tasks()


@celeryd_after_setup.connect
def hear_the_state_queue(sender: str, instance: Any, **_: Any) -> None:
    """A worker that grades joins by the queues it grades; telling its state goes without saying."""
    queues = instance.app.amqp.queues
    if any(name.startswith("grade.") for name in queues.consume_from):
        queues.select_add(STATE_QUEUE)

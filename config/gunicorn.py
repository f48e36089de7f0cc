"""The web server's settings, embedded and in production.

Embedded, the one worker process also judges code: the task worker and the clock are threads of it.
"""

import ctypes
import os
import signal
import threading
from collections.abc import Callable
from typing import Any

PR_SET_PDEATHSIG = 1

# Without a broker of its own the queue is in memory, where one process only can see it.
embedded = not os.environ.get("REDIS_URL")

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT') or '8000'}"
worker_class = "gthread"
workers = 1 if embedded else int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 16
# A kept connection delays the end of an embedded server, and to open one on this machine costs nothing.
keepalive = 1 if embedded else 15
# Judgements that are cut off stay in the database and are queued again at the next start.
graceful_timeout = 5 if embedded else 30
control_socket_disable = True
loglevel = "warning" if embedded else "info"

_stop_worker: Callable[[], None] | None = None


def when_ready(server: Any) -> None:
    if embedded:
        host, port = server.address[0]
        print(f"Assay is on http://{host}:{port}  (Ctrl-C ends it)", flush=True)


def post_fork(server: Any, worker: Any) -> None:
    """A server that is killed outright must not leave a worker behind that judges on its own."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != server.pid:
        os._exit(1)


def post_worker_init(worker: Any) -> None:
    global _stop_worker
    if embedded:
        # Only here: in production nothing of the product may be loaded before the worker is forked.
        from django.conf import settings

        from config.worker import start_worker

        _stop_worker = start_worker(settings.DATA_DIR)


def worker_exit(server: Any, worker: Any) -> None:
    if _stop_worker is None:
        return
    # Ctrl-C reaches this process from the terminal and from the master; once is enough.
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    stopping = threading.Thread(target=_stop_worker, daemon=True)
    stopping.start()
    stopping.join(timeout=1.5)
    if stopping.is_alive():
        os._exit(0)

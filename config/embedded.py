"""`./run`: brings the data of the embedded product up to date, then serves it."""

import fcntl
import os
import socket
import sys
from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured


class CannotStart(Exception):
    """The product cannot start here; the message says why and what to do."""


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    # The server forks its worker from here, which is safe only as long as numpy has started no threads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        start()
    except (CannotStart, ImproperlyConfigured) as error:
        sys.exit(f"Assay cannot start: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


def start() -> None:
    # Settings are read only here, so that a bad value becomes a message and not a traceback.
    from django.conf import settings

    port = chosen_port()
    lock(settings.DATA_DIR)
    check_free(port)
    django.setup()
    prepare()
    print(f"Demo people and their passwords: {settings.DATA_DIR / 'demo.json'}", flush=True)
    serve()


def chosen_port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise CannotStart(f"PORT must be a number from 1 to 65535, not {text!r}.")
    return int(text)


def lock(data_dir: Path) -> None:
    """Holds the data directory until this process and its worker end: the queue in memory has one owner."""
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = os.open(data_dir / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        owner = os.read(file, 20).decode() or "unknown"
        raise CannotStart(
            f"it already runs on {data_dir} (process {owner}). Stop that one, or give another DATA_DIR and PORT."
        ) from None
    os.ftruncate(file, 0)
    os.write(file, str(os.getpid()).encode())


def check_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CannotStart(f"port {port} cannot be used ({error.strerror}). Give another: PORT=8001 ./run") from None


def prepare() -> None:
    """Migrations, the shipped banks and the demo people; each does nothing when there is nothing new."""
    from django.core.management import call_command
    from django.db import connection, connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("Preparing the database", flush=True)
        call_command("migrate", interactive=False, verbosity=0)
    call_command("load_banks")
    call_command("demo")
    connections.close_all()


def serve() -> None:
    """In this process, because loading the product a second time would double the wait."""
    from gunicorn.app.wsgiapp import WSGIApplication

    sys.argv = ["assay", "--config", str(Path(__file__).with_name("gunicorn.py")), "config.wsgi"]
    WSGIApplication().run()


if __name__ == "__main__":
    main()

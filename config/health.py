"""Is it alive, is it well, does anybody grade?"""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse
from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from grader import state
from grader.queue import oldest_waiting_seconds

QUEUE_SECONDS = 2

log = logging.getLogger(__name__)


def live(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


def ready(request: HttpRequest) -> JsonResponse:
    """Database, queue and cache answer; the grader's state is told, but a closed grader keeps nobody out."""
    parts = {"database": _well(_database), "queue": _well(_queue)}
    # The queue's server holds the cache too, and a cache waits long for one that is silent.
    parts["cache"] = parts["queue"] and _well(_cache)
    well = all(parts.values())
    body: dict[str, Any] = {"status": "ok" if well else "unwell", **parts, "grader": state.latest() if well else None}
    if well:
        body["oldest_queued_seconds"] = oldest_waiting_seconds()
    return JsonResponse(body, status=200 if well else 503)


def grader(request: HttpRequest) -> JsonResponse:
    """A worker whose sandbox passed its self-test has been heard from."""
    found = state.latest()
    well = found is not None and bool(found["open"])
    return JsonResponse({"status": "ok" if well else "closed", "grader": found}, status=200 if well else 503)


def _well(check: Callable[[], None]) -> bool:
    try:
        check()
    except Exception:
        log.exception("A health check failed.")
        return False
    return True


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _queue() -> None:
    """Embedded, the queue is in this process and has no way to fail on its own."""
    if settings.REDIS_URL:
        once = Retry(NoBackoff(), 0)
        bounds = {"socket_connect_timeout": QUEUE_SECONDS, "socket_timeout": QUEUE_SECONDS}
        with Redis.from_url(settings.REDIS_URL, retry=once, **bounds) as broker:
            broker.ping()


def _cache() -> None:
    cache.set("healthz", "1", 10)
    if cache.get("healthz") != "1":
        raise RuntimeError("the cache forgot what it was told")

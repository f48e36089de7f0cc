"""The suite's own options: long tests at full size, and the run that looks at the database only."""

import os

import pytest
from django.conf import settings
from django.test import TransactionTestCase

from bootstrap.packages import node

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_reset_sequences"}


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("assay")
    group.addoption("--full", action="store_true", help="run the long suites at full size")
    group.addoption("--only-database", action="store_true", help="run only the tests that use the database")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "sandbox: runs code, so needs bubblewrap")
    config.addinivalue_line("markers", "torch: runs code with PyTorch, so needs bootstrap/prepare torch")
    config.addinivalue_line("markers", "browser: looks at pages, so needs chromium")
    # The driver of the browser brings a Node that wants libraries which a bare system lacks; ours wants none.
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node() / "bin" / "node"))
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker and settings.REDIS_URL:
        use_own_redis(int(worker.removeprefix("gw")) + 1)


def use_own_redis(number: int) -> None:
    """Two workers with one Redis database would clear each other's cache."""
    url = f"{settings.REDIS_URL.rpartition('/')[0]}/{number}"
    settings.CACHES["default"]["LOCATION"] = url
    settings.CELERY_BROKER_URL = url


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--only-database"):
        return
    kept = [item for item in items if uses_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def uses_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
        return True
    case = getattr(item, "cls", None)
    return case is not None and issubclass(case, TransactionTestCase)


@pytest.fixture(scope="session")
def full(request: pytest.FixtureRequest) -> bool:
    """Whether long suites run at full size."""
    return bool(request.config.getoption("--full"))

"""One embedded product for all journeys."""

from collections.abc import Iterator

import pytest

from tests import embedded


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[embedded.Embedded]:
    with embedded.running(tmp_path_factory.mktemp("embedded")) as started:
        yield started

"""A query from the first key to its verdict in real Chromium."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.chromium import find_chromium
from tests.conftest import SAMPLE
from tests.embedded import ROOT, Embedded
from tests.journeys.test_browser import FLAGS, VERDICT_MS, Visitor

pytestmark = [pytest.mark.sandbox, pytest.mark.browser]

ITEM = SAMPLE / "banks" / "tables" / "code" / "runs-by-model"
PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def with_tables(product: Embedded) -> Embedded:
    """The product with the sample bank that asks in SQL."""
    environment = {**os.environ, "DATA_DIR": str(product.data)}
    subprocess.run([sys.executable, "manage.py", "load_banks", str(SAMPLE)], cwd=ROOT, env=environment, check=True)
    return product


def at_the_query(browser: Browser, product: Embedded, role: str, **options: object) -> Visitor:
    visitor = Visitor(browser, product, **options).sign_in(role)
    visitor.start("sample-tables")
    visitor.go_on()
    return visitor


def test_a_query_is_completed_run_and_submitted(browser: Browser, with_tables: Embedded) -> None:
    visitor = at_the_query(browser, with_tables, "learner")
    page = visitor.page
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    # Typed over at once, Chromium would carry the ink of what was there along as an inline style, which the CSP blocks.
    page.keyboard.press("Delete")
    page.keyboard.type("select runs.")
    expect(page.locator(".cm-tooltip-autocomplete")).to_contain_text("model_id")
    page.keyboard.press("Escape")

    visitor.write((ITEM / "wrong" / "counts-a-run-for-nothing.sql").read_text())
    page.get_by_role("button", name="Run visible cases").click()
    expect(page.locator("[data-verdict] h2").first).to_have_text("Wrong answer", timeout=VERDICT_MS)
    expect(page.locator(".casebody tr.first").first).to_be_visible()
    page.locator(".seen .schema summary").first.click()
    expect(page.locator(".seen .schema pre").first).to_contain_text("CREATE TABLE models")

    visitor.write((ITEM / "solution.sql").read_text())
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page.locator("[data-verdict] h2").first).to_have_text("Accepted", timeout=VERDICT_MS)
    assert visitor.complaints == []
    page.context.close()


def test_tables_fit_a_phone(browser: Browser, with_tables: Embedded) -> None:
    visitor = at_the_query(browser, with_tables, "staff", **PHONE)
    page = visitor.page
    page.locator(".examples > summary").click()
    visitor.write((ITEM / "wrong" / "forgets-the-names.sql").read_text())
    page.get_by_role("button", name="Run visible cases").click()
    expect(page.locator(".casebody th.first").first).to_be_visible(timeout=VERDICT_MS)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.context.close()


def test_a_query_can_be_written_without_javascript(browser: Browser, with_tables: Embedded) -> None:
    visitor = Visitor(browser, with_tables, java_script_enabled=False).sign_in("owner")
    visitor.start("sample-tables")
    page = visitor.page
    page.get_by_role("button", name="Question 2").click()
    page.fill("textarea[name=answer]", (ITEM / "solution.sql").read_text())
    page.get_by_role("button", name="Submit", exact=True).click()
    for _ in range(60):
        if page.locator("[data-verdict] h2", has_text="Accepted").count():
            break
        page.wait_for_timeout(300)
        page.reload()
    expect(page.locator("[data-verdict] h2").first).to_have_text("Accepted")
    page.context.close()

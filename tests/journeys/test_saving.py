"""Answers in real Chromium while the network fails: nothing that was answered is lost, and nobody is asked in vain."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.embedded import Embedded
from tests.journeys.test_browser import Visitor, browser

__all__ = ["browser"]

pytestmark = [pytest.mark.sandbox, pytest.mark.browser]

SAVES = re.compile(r"/api/v1/attempts/.*/responses/")


@pytest.fixture
def page(browser: Browser, product: Embedded) -> Iterator[Page]:
    """The first question, one choice, of an attempt of the reviewer's."""
    visitor = Visitor(browser, product).sign_in("reviewer")
    visitor.page.goto("/quizzes/tokenization-first-steps/")
    visitor.page.locator(".start .btn.main").click()
    visitor.page.wait_for_url(re.compile("/attempts/"))
    visitor.page.goto(re.sub(r"/\d+/$", "/1/", visitor.page.url))
    yield visitor.page
    visitor.page.context.close()


def saved(page: Page) -> None:
    expect(page.locator("[data-save-state]")).to_contain_text("Saved", timeout=20_000)


def option(page: Page, number: int) -> None:
    page.locator(".option input").nth(number).check()


def test_an_answer_kept_on_a_page_that_was_left_is_there_again_and_goes_out(page: Page) -> None:
    page.route(SAVES, lambda route: route.abort())
    option(page, 0)
    expect(page.locator("[data-notices]")).to_contain_text("kept on this device")
    page.reload()
    expect(page.locator(".option input").nth(0)).to_be_checked()
    page.unroute(SAVES)
    saved(page)


def test_an_answer_kept_for_one_question_is_sent_from_another(page: Page) -> None:
    first = page.url
    page.route(SAVES, lambda route: route.abort())
    option(page, 1)
    expect(page.locator("[data-notices]")).to_contain_text("kept on this device")
    page.unroute(SAVES)
    with page.expect_response(lambda reply: "/responses/1/" in reply.url and reply.status == 200):
        page.goto(first.replace("/1/", "/2/"))
    page.goto(first)
    expect(page.locator(".option input").nth(1)).to_be_checked()


def test_without_a_network_the_page_stays_with_its_answer(page: Page) -> None:
    here = page.url
    page.context.set_offline(True)
    option(page, 2)
    page.locator("[data-next]").click()
    expect(page.locator("[data-notices]")).to_contain_text("kept on this device")
    assert page.url == here
    page.context.set_offline(False)
    saved(page)


def test_a_lost_acknowledgement_asks_nobody_anything(page: Page) -> None:
    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route(SAVES, lose, times=1)
    option(page, 3)
    expect(page.locator("[data-notices]")).to_contain_text("kept on this device")
    option(page, 0)
    saved(page)
    expect(page.locator("#conflict-title")).to_have_count(0)
    page.reload()
    expect(page.locator(".option input").nth(0)).to_be_checked()

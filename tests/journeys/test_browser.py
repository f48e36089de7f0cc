"""Journeys through the whole product in real Chromium, from the sign-up to a candidate's report."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.chromium import find_chromium
from tests.embedded import ROOT, Embedded

pytestmark = [pytest.mark.sandbox, pytest.mark.browser]

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
CODE = ROOT / "quizzes" / "banks" / "tokenization" / "code" / "pad-a-batch"
VERDICT_MS = 30_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield started
        started.close()


class Visitor:
    """One person in a browser of their own; what the console complains of is kept."""

    def __init__(self, browser: Browser, product: Embedded, **options: Any) -> None:
        self.product = product
        self.page: Page = browser.new_context(base_url=product.url, **options).new_page()
        self.page.set_default_timeout(20_000)
        self.complaints: list[str] = []
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def hear(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.complaints.append(said.text)

    def sign_in(self, role: str) -> "Visitor":
        person = self.product.people()[role]
        self.page.goto("/accounts/login/")
        self.page.fill("input[name=login]", person["email"])
        self.page.fill("input[name=password]", person["password"])
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(re.compile("/$"))
        return self

    def start(self, quiz: str) -> None:
        self.page.goto(f"/quizzes/{quiz}/")
        self.page.locator("main form button[type=submit], main form button.main").first.click()
        self.page.wait_for_url(re.compile("/attempts/"))

    def answer_here(self) -> None:
        """Answers whatever kind of question is shown."""
        page = self.page
        if page.locator(".option input[type=radio], .option input[type=checkbox]").count():
            page.locator(".option input").first.check()
        elif page.locator("[data-move=down]").count():
            page.locator("[data-move=down]").first.click()
        elif page.locator("select[name^=answer-]").count():
            for select in page.locator("select[name^=answer-]").all():
                select.select_option(index=1)
        elif page.locator("[data-editor]").count():
            self.write(CODE.joinpath("starter.py").read_text())
        else:
            page.locator("#answer-field").fill("42")
        if not page.locator("[data-editor]").count():
            expect(page.locator("[data-save-state]")).to_contain_text("Saved")

    def go_on(self) -> None:
        here = self.page.url.split("#")[0]
        self.page.locator("[data-next]").first.click()
        self.page.wait_for_url(lambda url: url.split("#")[0] != here)

    def write(self, code: str) -> None:
        expect(self.page.locator(".cm-content")).to_be_visible()
        self.page.evaluate(
            "code => document.querySelector('[data-editor]')"
            ".dispatchEvent(new CustomEvent('editor:replace', {detail: code}))",
            code,
        )


@pytest.fixture
def newcomer(browser: Browser, product: Embedded) -> Iterator[Visitor]:
    visitor = Visitor(browser, product)
    yield visitor
    visitor.page.context.close()


def test_a_newcomer_signs_up_takes_the_first_quiz_and_sees_a_profile(newcomer: Visitor) -> None:
    page = newcomer.page
    page.goto("/accounts/signup/")
    page.fill("input[name=name]", "Nora Newcomer")
    page.fill("input[name=email]", "nora@example.org")
    page.fill("input[name=password1]", "a long enough password")
    page.get_by_role("button", name="Sign up").click()
    page.wait_for_url(re.compile("/$"))

    newcomer.start("tokenization-first-steps")
    while not page.locator("[data-editor]").count():
        newcomer.answer_here()
        page.locator("[data-check]").click()
        expect(page.locator("#why")).to_be_visible()
        newcomer.go_on()

    newcomer.write((CODE / "starter.py").read_text())
    page.get_by_role("button", name="Run visible cases").click()
    expect(page.locator("[data-verdict] h2").first).to_have_text(re.compile("Wrong|error|type"), timeout=VERDICT_MS)
    expect(page.locator(".casebody").first).to_be_visible()
    newcomer.write((CODE / "solution.py").read_text())
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page.locator("[data-verdict] h2").first).to_have_text("Accepted", timeout=VERDICT_MS)
    expect(page.locator("[data-left]")).to_contain_text("9 of 10")

    page.get_by_role("button", name="Finish", exact=True).click()
    page.wait_for_url(re.compile("/finish/"))
    page.locator("main form button.main").click()
    page.wait_for_url(re.compile("/result/"))
    page.goto("/profile/")
    bar = page.locator("svg.iv").first
    expect(bar).to_have_attribute("aria-label", re.compile("90 % interval|Not enough evidence"))
    assert newcomer.complaints == []


def test_a_team_invites_a_candidate_and_reads_the_report(browser: Browser, product: Embedded) -> None:
    recruiter = Visitor(browser, product).sign_in("recruiter")
    page = recruiter.page
    page.goto("/organisations/northwind/")
    page.fill("input[name=title]", "Evaluation engineer")
    page.select_option("select[name=quiz]", "evaluation-metrics-check")
    page.select_option("select[name=role]", "llm-engineer")
    page.locator("main form button.main, main form button[type=submit]").last.click()
    page.wait_for_url(re.compile("/positions/"))
    page.fill("input[name=email]", product.people()["candidate"]["email"])
    page.locator("form:has(input[name=email]) button").last.click()
    link = page.locator("input[readonly]").first.input_value()
    assert "/invitations/" in link

    candidate = Visitor(browser, product).sign_in("candidate")
    candidate.page.goto(link)
    expect(candidate.page.locator("main")).to_contain_text("Northwind Health")
    candidate.page.locator("input[name=consent]").check()
    candidate.page.locator("main form button.main").click()
    candidate.page.wait_for_url(re.compile("/attempts/"))
    while "/finish/" not in candidate.page.url:
        candidate.answer_here()
        candidate.go_on()
    candidate.page.locator("main form button.main").click()
    candidate.page.wait_for_url(re.compile("/result/"))

    for _ in range(60):
        page.reload()
        if page.get_by_role("link", name=re.compile("Report|Tomás")).count() and page.locator("svg.iv").count():
            break
        page.wait_for_timeout(500)
    page.locator("a[href*='/reports/']").first.click()
    expect(page.locator("h1")).to_contain_text("Tomás")
    expect(page.locator("svg.iv").first).to_be_visible()
    expect(page.locator(".code").first).to_contain_text("def")
    assert recruiter.complaints == [] and candidate.complaints == []


def test_a_quiz_can_be_taken_without_javascript(browser: Browser, product: Embedded) -> None:
    visitor = Visitor(browser, product, java_script_enabled=False).sign_in("learner")
    page = visitor.page
    visitor.start("tokenization-first-steps")
    page.locator(".option input").first.check()
    page.locator("[data-check]").click()
    expect(page.locator("#why")).to_be_visible()
    page.get_by_role("button", name="Question 6").click()
    page.fill("textarea[name=answer]", (CODE / "solution.py").read_text())
    page.get_by_role("button", name="Submit", exact=True).click()
    for _ in range(60):
        if page.locator("[data-verdict] h2", has_text="Accepted").count():
            break
        page.wait_for_timeout(300)
        page.reload()
    expect(page.locator("[data-verdict] h2").first).to_have_text("Accepted")


def test_an_answer_that_could_not_be_sent_waits_and_is_sent_when_the_network_is_back(
    browser: Browser, product: Embedded
) -> None:
    visitor = Visitor(browser, product).sign_in("staff")
    page = visitor.page
    visitor.start("tokenization-first-steps")
    page.context.set_offline(True)
    page.locator(".option input").nth(1).check()
    expect(page.locator("[data-notices]")).to_contain_text("kept on this device")
    page.context.set_offline(False)
    expect(page.locator("[data-save-state]")).to_contain_text("Saved", timeout=20_000)
    page.reload()
    expect(page.locator(".option input").nth(1)).to_be_checked()


def test_two_places_meet_with_a_choice_and_nothing_is_lost(browser: Browser, product: Embedded) -> None:
    visitor = Visitor(browser, product).sign_in("owner")
    page = visitor.page
    visitor.start("tokenization-first-steps")
    other = page.context.new_page()
    other.goto(page.url)
    other.locator(".option input").nth(0).check()
    expect(other.locator("[data-save-state]")).to_contain_text("Saved")
    page.locator(".option input").nth(2).check()
    expect(page.locator("#conflict-title")).to_be_visible()
    page.get_by_role("button", name="Keep this one").click()
    expect(page.locator("[data-save-state]")).to_contain_text("Saved")
    other.reload()
    expect(other.locator(".option input").nth(2)).to_be_checked()

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.markup import render, render_inline

PICTURES = {"assets/curve.png": "/bank-assets/0123.png"}
ALLOWED_ATTRIBUTE = re.compile(r'\s(?!on)[a-z]+="[^"<>]*"')


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<javascript:alert(1)>",
        '[x](https://a.b "\\"onmouseover=alert(1)")',
        "$\\text{<script>alert(1)</script>}$",
        "$\\text{</mtext></math><img src=x onerror=alert(1)>}$",
        "$\\href{javascript:alert(1)}{x}$",
        "$\\style{background:url(javascript:alert(1))}{x}$",
        '$\\class{x" onclick="alert(1)}{y}$',
        "```text\n</code></pre><script>alert(1)</script>\n```",
        "    </code><script>alert(1)</script>",
        "| <script>alert(1)</script> |\n|--|\n| x |",
    ],
)
def test_nothing_that_could_run_comes_out(text: str) -> None:
    html = render(text) + render_inline(text)
    tags = re.findall(r"<[^>]*>", html)
    assert not any(re.match(r"</?(script|img|svg|iframe|object)", tag) for tag in tags)
    assert not any(re.search(r"\s(on\w+|style)\s*=|(href|src)=\"?\s*(javascript|data):", tag, re.I) for tag in tags)


@settings(deadline=None)  # other work on the machine is no failure
@given(st.text("<>&\"'`[]()!$\\{}^_*|-#:/ \nascriptonjv=", max_size=80))
def test_any_text_is_safe_or_a_value_error(text: str) -> None:
    try:
        html = render(text)
    except ValueError:
        return
    for tag in re.findall(r"<[^>]*>", html):
        assert re.fullmatch(r"</?[a-z0-9]+>", ALLOWED_ATTRIBUTE.sub("", tag)), tag


def test_html_in_a_text_is_shown_as_written() -> None:
    assert render("a <b>c</b>") == "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n"


def test_math_becomes_mathml() -> None:
    html = render("The loss $x_i < 3$.")
    assert '<math display="inline">' in html
    assert "<msub><mi>x</mi><mi>i</mi></msub><mo>&lt;</mo><mn>3</mn>" in html


@pytest.mark.parametrize("text", ["$$\nx^2\n$$", "$$x^2$$", "in a line $$x^2$$ too"])
def test_double_dollars_are_display_math(text: str) -> None:
    assert '<math display="block">' in render(text)


def test_a_matrix_keeps_its_rows_and_cells() -> None:
    html = render(r"$$\begin{bmatrix}1 & 2\\3 & 4\end{bmatrix}$$")
    assert html.count("<mtr>") == 2
    assert html.count("<mtd>") == 4


def test_aligned_equations_are_rendered() -> None:
    html = render("$$\\begin{aligned}a &= b\\\\ c &= d\\end{aligned}$$")
    assert html.count("<mtr>") == 2
    assert "&amp;" not in html


def test_prices_are_not_math() -> None:
    assert render("between $3 and $15 per million") == "<p>between $3 and $15 per million</p>\n"


@pytest.mark.parametrize(
    "tex",
    [
        r"\unknowncommand x",
        r"\frac{a",
        "a}",
        "x_",
        r"\left( x",
        "a & b",
        r"a \\ b",
        "50% of",
        r"\begin{nosuch}x\end{nosuch}",
    ],
)
def test_a_formula_that_cannot_be_rendered_is_named(tex: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"${tex}$")):
        render(f"so ${tex}$ holds")


def test_a_table_is_rendered_and_aligned_by_class() -> None:
    html = render("| model | score |\n|--|--:|\n| a | 1 |")
    assert "<th>model</th>" in html
    assert '<td class="align-right">1</td>' in html
    assert "style" not in html


def test_fenced_code_is_highlighted_by_classes() -> None:
    html = render("```python\ndef f(): pass\n```")
    assert html.startswith('<pre class="code" tabindex="0"><code>')
    assert '<span class="k">def</span>' in html


@pytest.mark.parametrize("text", ["```\na < b\n```", "    a < b\n"])
def test_code_without_a_language_is_shown_as_it_is(text: str) -> None:
    assert render(text) == '<pre class="code" tabindex="0"><code>a &lt; b\n</code></pre>\n'


def test_an_unknown_code_language_is_an_error() -> None:
    with pytest.raises(ValueError, match="got 'pyhton'"):
        render("```pyhton\nx\n```")


def test_a_picture_of_the_bank_gets_its_url() -> None:
    html = render('![the "loss" curve](assets/curve.png)', PICTURES)
    assert '<img src="/bank-assets/0123.png" alt="the &quot;loss&quot; curve">' in html


@pytest.mark.parametrize("source", ["https://evil.example/x.png", "assets/other.png", "../curve.png", "//evil/x.png"])
def test_a_picture_from_elsewhere_is_an_error(source: str) -> None:
    with pytest.raises(ValueError, match=r"known: assets/curve\.png"):
        render(f"![x]({source})", PICTURES)


def test_a_picture_without_alt_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="alt text"):
        render("![ ](assets/curve.png)", PICTURES)


def test_an_inline_text_has_no_paragraph() -> None:
    assert render_inline("`a` and **b**") == "<code>a</code> and <strong>b</strong>"


def test_links_go_to_the_web_only_and_do_not_give_the_page_away() -> None:
    assert 'href="https://example.org" rel="noopener noreferrer"' in render("[x](https://example.org)")
    assert "href" not in render("[x](ftp://example.org)")

"""Markdown to safe HTML, once, when a bank is loaded: tables, highlighted code, math, the bank's pictures."""

from collections.abc import Mapping, Sequence
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.dollarmath import dollarmath_plugin
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from quizzes.mathml import mathml

# fmt: off
MATH_ATTRIBUTES = {
    "accent", "accentunder", "columnalign", "columnlines", "columnspacing", "depth", "display",
    "displaystyle", "fence", "form", "height", "largeop", "linethickness", "lspace", "mathvariant",
    "maxsize", "minsize", "movablelimits", "notation", "rowlines", "rowspacing", "rspace",
    "scriptlevel", "separator", "stretchy", "symmetric", "width",
}
MATH_TAGS = {
    "math", "menclose", "mfenced", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded",
    "mphantom", "mprescripts", "mroot", "mrow", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup",
    "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "none",
}
TEXT_TAGS = {
    "a", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li",
    "ol", "p", "pre", "s", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}
# fmt: on
ATTRIBUTES = {
    "a": {"href", "title"},
    "div": {"class"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "pre": {"class", "tabindex"},
    "span": {"class"},
    "td": {"class"},
    "th": {"class"},
} | dict.fromkeys(MATH_TAGS, MATH_ATTRIBUTES)


def render(text: str, images: Mapping[str, str] | None = None) -> str:
    """Safe HTML of a Markdown text.

    `images` maps the names a text may use ("assets/curve.png") to their URLs. Raises ValueError for a formula
    that cannot be rendered, an unknown code language, a picture that is not in `images` or has no alt text.
    """
    return _sanitised(_markdown().render(text, {"images": images or {}}))


def render_inline(text: str, images: Mapping[str, str] | None = None) -> str:
    """Safe HTML of a text inside a line, such as an option: as `render`, without paragraphs and blocks."""
    return _sanitised(_markdown().renderInline(text, {"images": images or {}}))


def _sanitised(html: str) -> str:
    return nh3.clean(
        html,
        tags=TEXT_TAGS | MATH_TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer",
    )


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("js-default", {"highlight": _highlighted})
    # Strict about spaces and digits, so that prices ("$3 and $15") are not math.
    markdown.use(
        dollarmath_plugin,
        allow_labels=False,
        allow_space=False,
        allow_digits=False,
        allow_blank_lines=False,
        double_inline=True,
        renderer=lambda tex, options: mathml(tex, display=options["display_mode"]),
    )
    markdown.add_render_rule("math_inline_double", _display_math_in_line)
    markdown.add_render_rule("code_block", _code_block)
    markdown.add_render_rule("image", _image)
    markdown.add_render_rule("th_open", _aligned_cell)
    markdown.add_render_rule("td_open", _aligned_cell)
    return markdown


def _highlighted(code: str, language: str, _attributes: str) -> str:
    try:
        lexer = get_lexer_by_name(language or "text", stripnl=False)
    except ClassNotFound:
        raise ValueError(f"expected a known language after ```, such as python or text, got {language!r}") from None
    return _code(highlight(code, lexer, HtmlFormatter(nowrap=True)))


def _code(inner_html: str) -> str:
    # Can be reached by keyboard, because long lines scroll.
    return f'<pre class="code" tabindex="0"><code>{inner_html}</code></pre>'


def _code_block(
    _renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    return _code(escapeHtml(tokens[index].content)) + "\n"


def _display_math_in_line(
    _renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    # A span, because the plugin's own div would end the paragraph.
    return f'<span class="math block">{mathml(tokens[index].content.strip(), display=True)}</span>'


def _aligned_cell(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """A table cell aligned by class, because inline styles are forbidden by the content security policy."""
    token = tokens[index]
    alignment = token.attrs.pop("style", None)
    if alignment:
        token.attrSet("class", f"align-{str(alignment).removeprefix('text-align:')}")
    return renderer.renderToken(tokens, index, options, env)


def _image(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    source = str(tokens[index].attrGet("src"))
    alt = renderer.renderInlineAsText(tokens[index].children, options, env).strip()
    if source not in env["images"]:
        known = ", ".join(sorted(env["images"])) or "none"
        raise ValueError(f"expected a picture of the bank's assets (known: {known}), got {source!r}")
    if not alt:
        raise ValueError(f"expected an alt text, ![what it shows]({source})")
    return f'<img src="{escapeHtml(env["images"][source])}" alt="{escapeHtml(alt)}">'

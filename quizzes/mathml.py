"""TeX to MathML, strictly: what the converter would let pass as raw TeX is an error."""

import html
import re
from xml.etree import ElementTree

from latex2mathml.converter import convert_to_element

MAX_CHARACTERS = 2000
ESCAPED_IN_TEXT = re.compile(r"\\([_&%#$])")
ENVIRONMENT = re.compile(r"\\begin\{([^}]*)\}")
ENVIRONMENTS = {
    "align", "align*", "aligned", "array", "cases", "smallmatrix", "split", "substack",
    "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix",
}  # fmt: skip
COMMENT = re.compile(r"(?<!\\)%")
# The converter knows these under another name only.
SYNONYMS = {
    r"\begin{aligned}": r"\begin{split}",
    r"\end{aligned}": r"\end{split}",
    r"\operatorname*": r"\operatorname",
}


def mathml(tex: str, *, display: bool = False) -> str:
    """The `<math>` element of a formula; raises ValueError, with the formula, when it cannot be rendered."""
    if len(tex) > MAX_CHARACTERS:
        raise ValueError(f"expected a formula of at most {MAX_CHARACTERS} characters, got ${tex[:40]}...$")
    if not _balanced(tex):
        raise ValueError(f"expected balanced braces in the formula ${tex}$")
    if COMMENT.search(tex):
        raise ValueError(rf"expected \% instead of % in the formula ${tex}$")
    if unknown := sorted(set(ENVIRONMENT.findall(tex)) - ENVIRONMENTS):
        raise ValueError(f"unknown environment {unknown[0]} in the formula ${tex}$")
    element = _converted(tex, display)
    for part in element.iter():
        part.text = _symbol(part, tex)
    return ElementTree.tostring(element, encoding="unicode")


def _converted(tex: str, display: bool) -> ElementTree.Element:
    known = tex
    for name, synonym in SYNONYMS.items():
        known = known.replace(name, synonym)
    try:
        return convert_to_element(known, display="block" if display else "inline")
    except Exception as problem:  # the converter's errors share no base class
        reason = str(problem) or type(problem).__name__
        raise ValueError(f"the formula ${tex}$ cannot be rendered: {reason}") from problem


def _symbol(part: ElementTree.Element, tex: str) -> str | None:
    """The text of an element; the converter writes symbols as references and keeps unknown commands."""
    if part.get("linebreak"):
        raise ValueError(rf"unexpected \\ (outside of a matrix, cases or aligned) in the formula ${tex}$")
    if part.text is None:
        return None
    text = ESCAPED_IN_TEXT.sub(r"\1", part.text) if part.tag == "mtext" else part.text
    if "\\" in text:
        raise ValueError(f"unknown command {text} in the formula ${tex}$")
    if text == "&" and part.tag != "mtext":
        raise ValueError(f"unexpected & (outside of a matrix, cases or aligned) in the formula ${tex}$")
    return html.unescape(text)


def _balanced(tex: str) -> bool:
    depth = 0
    for brace in re.findall(r"(?<!\\)(?:\\\\)*([{}])", tex):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0

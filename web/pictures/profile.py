"""A profile: each skill's estimate with its intervals, read against its cut."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessment.psychometrics.mastery_levels import MasteryLevel
from web.interval import GRID, NBSP, Bar, bar, place
from web.pictures import legend, marks
from web.pictures.drawing import INTERFACE, META, NARROWEST, Element, draw, ink, picture, render, write
from web.pictures.interval_bar import HEIGHT as BAR
from web.pictures.interval_bar import write_bar
from web.pictures.level_words import WORDS, level_width, write_level
from web.pictures.text_width import wrapped

LINE = 20
TOPIC = 46
FIRST_TOPIC = 28


@dataclass(frozen=True)
class SkillEstimate:
    """One skill: posterior mean and sd in theta units, its level, its cut if it has one, a note, and its topic."""

    name: str
    mean: float
    sd: float
    level: MasteryLevel
    cut: float | None = None
    note: str = ""
    topic: str = ""

    @property
    def known(self) -> bool:
        """Whether there is enough evidence for a number."""
        return self.level != MasteryLevel.NOT_ENOUGH_EVIDENCE

    @property
    def bar(self) -> Bar:
        return bar(self.mean, self.sd, self.cut, enough=self.known)

    @property
    def name_lines(self) -> list[str]:
        """The name in lines that leave room for the level on the narrowest screen."""
        room = NARROWEST - (level_width(self.level) + 12 if self.known else 0)
        return wrapped(self.name, INTERFACE, room)

    @property
    def height(self) -> float:
        return 12 + LINE * len(self.name_lines) + LINE + 6 + BAR + 10


def profile(skills: Sequence[SkillEstimate], *, title: str) -> str:
    """SVG of the skills in their order, under the name of each new topic.

    Without enough evidence a skill shows where its ability may lie, and no number.
    """
    tops, axis = _places(skills)
    lines = [(_bar_mark, f"estimate, 50{NBSP}% and 90{NBSP}% interval"), (_cut_mark, "cut; full gold lies above it")]
    lines = lines if any(skill.cut is not None for skill in skills) else lines[:1]
    root = picture(title, " ".join(_said(skill) for skill in skills), legend.end(axis + 22, lines))
    for number, (skill, top) in enumerate(zip(skills, tops, strict=True)):
        if _opens_topic(skills, number):
            write(root, skill.topic, 0, top - 12, size=INTERFACE, color="ink", weight=600)
        if top:
            draw(root, "line", class_="grid", x1="0", x2="100%", y1=top, y2=top, stroke=ink("line"))
        _skill(root, skill, top)
    for value in GRID:
        write(root, str(value), place(value), axis + 14, anchor="middle")
    legend.legend(root, axis + 22, lines)
    return render(root)


def _places(skills: Sequence[SkillEstimate]) -> tuple[list[float], float]:
    """Where each skill begins, and where the axis does."""
    tops, top = [], 0.0
    for number, skill in enumerate(skills):
        top += (TOPIC if number else FIRST_TOPIC) * _opens_topic(skills, number)
        tops.append(top)
        top += skill.height
    return tops, top


def _opens_topic(skills: Sequence[SkillEstimate], number: int) -> bool:
    return bool(skills[number].topic) and (number == 0 or skills[number - 1].topic != skills[number].topic)


def _skill(root: Element, skill: SkillEstimate, top: float) -> None:
    first = line = top + 12 + 15
    for words in skill.name_lines:
        write(root, words, 0, line, size=INTERFACE, color="ink", weight=500)
        line += LINE
    found = skill.bar
    # Where there is no number, the level stands in its place and the name has the whole line.
    write_level(root, skill.level, first if skill.known else line)
    write(root, skill.note, 0, line, size=META)
    write(root, found.numbers, 100, line, size=META, color="ink-2", anchor="end")
    write_bar(root, found, top + skill.height - BAR - 10)


def _said(skill: SkillEstimate) -> str:
    note = f", {skill.note}" if skill.note else ""
    level = f"{WORDS[skill.level]}, " if skill.known else ""
    return f"{skill.name}: {level}{skill.bar.label}{note}."


def _bar_mark(root: Element, middle: float) -> None:
    for side, x, width, height in (
        ("gold-pale", 0, 18, 6),
        ("gold", 18, 18, 6),
        ("gold-pale", 9, 9, 14),
        ("gold", 18, 9, 14),
    ):
        at = {"x": x, "width": width, "y": middle - height / 2, "height": height}
        draw(root, "rect", **at, fill=ink(side), stroke=ink("gold"))
    marks.estimate(root, "18", middle)


def _cut_mark(root: Element, middle: float) -> None:
    marks.needle(root, "18", middle - 8, middle + 8)

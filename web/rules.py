"""The rules of a quiz in words, as they are told before the start."""

from typing import Any

from django.utils.text import capfirst

from accounts.models import User
from quizzes.models import Quiz

FEEDBACK = {
    Quiz.Feedback.INSTANT: "After each question, as soon as you ask for it",
    Quiz.Feedback.DEFERRED: "After the finish, for every question",
    Quiz.Feedback.NONE: "Points only, no explanations",
}
AI_POLICY = {
    Quiz.AiPolicy.FORBIDDEN: "Without help from AI tools",
    Quiz.AiPolicy.ALLOWED: "AI tools are allowed",
    Quiz.AiPolicy.PROVIDED: "An AI tool is provided",
}


def facts(quiz: Quiz, user: Any) -> list[tuple[str, str]]:
    """(term, description) of everything a person should know before the clock starts."""
    told = [
        ("Questions", capfirst(_questions(quiz))),
        ("Time", _time(quiz, user)),
        ("Going back", _going_back(quiz)),
        ("Explanations", FEEDBACK[Quiz.Feedback(quiz.feedback)]),
        ("AI tools", AI_POLICY[Quiz.AiPolicy(quiz.ai_policy)]),
        ("Attempts", _attempts(quiz)),
        ("What counts", _counts(quiz)),
    ]
    if has_code(quiz):
        told.append(("Code", f"{quiz.max_submissions} submissions a question; running is free"))
    return told


def short(quiz: Quiz) -> str:
    """One line for a list: length, time, how questions are chosen."""
    time = f"{quiz.time_limit_minutes} minutes" if quiz.time_limit_minutes else "no time limit"
    return f"{capfirst(_questions(quiz))} · {time}"


def has_code(quiz: Quiz) -> bool:
    """Whether a programming task is sure, or, in a fixed quiz, possible."""
    return quiz.selection == Quiz.Selection.FIXED or bool(quiz.blueprint.get("kinds", {}).get("code"))


def _questions(quiz: Quiz) -> str:
    if quiz.selection == Quiz.Selection.ADAPTIVE:
        return f"up to {quiz.length()} questions, chosen as you answer"
    return f"{quiz.length()} questions"


def _time(quiz: Quiz, user: Any) -> str:
    if quiz.time_limit is None:
        return "No limit"
    if isinstance(user, User) and user.extra_time_percent:
        minutes = round(user.with_extra_time(quiz.time_limit).total_seconds() / 60)
        return f"{minutes} minutes, your extra time included; only you see this"
    return f"{quiz.time_limit_minutes} minutes from the start"


def _going_back(quiz: Quiz) -> str:
    if quiz.selection == Quiz.Selection.ADAPTIVE:
        return "No: each answer decides what is asked next"
    return "Yes, to every question that is not locked by its explanation" if _instant(quiz) else "Yes, until the finish"


def _instant(quiz: Quiz) -> bool:
    return quiz.feedback == Quiz.Feedback.INSTANT


def _attempts(quiz: Quiz) -> str:
    if quiz.max_attempts is None:
        return "As many as you like"
    rest = f", {quiz.cooldown_hours} hours apart at least" if quiz.cooldown_hours else ""
    return f"{quiz.max_attempts}{rest}"


def _counts(quiz: Quiz) -> str:
    if quiz.mode == Quiz.Mode.ASSESSMENT:
        return "Everything, as assessment; a question left out counts as not right"
    return "First answers, as practice; a question left out says nothing"

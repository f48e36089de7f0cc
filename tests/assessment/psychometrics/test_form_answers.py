"""Answers as they come: categories, missing ones, frequencies, and what is refused."""

import numpy as np
import pytest

from assessment.psychometrics.form_answers import form_answers


def test_nan_and_minus_one_are_both_missing() -> None:
    as_float = form_answers([[0, 1, np.nan], [2, np.nan, 1]])
    as_whole = form_answers(np.array([[0, 1, -1], [2, -1, 1]]))
    assert (as_float.categories == as_whole.categories).all()
    assert as_float.answered().tolist() == [[True, True, False], [True, False, True]]
    assert not as_float.complete


def test_the_top_category_comes_from_the_data_unless_given() -> None:
    responses = [[0, 1], [2, 0]]
    assert form_answers(responses).steps.tolist() == [2, 1]
    assert form_answers(responses, steps=[3, 1]).steps.tolist() == [3, 1]


def test_an_item_that_nobody_solved_still_has_a_step() -> None:
    assert form_answers([[0, 1], [0, 0]]).steps.tolist() == [1, 1]


def test_categories_are_counted_with_frequencies_and_without_the_missing() -> None:
    answers = form_answers([[0, 2], [1, -1], [1, 0]], frequencies=[2, 3, 5])
    assert answers.category_counts().tolist() == [[2, 8, 0], [5, 0, 2]]
    assert answers.persons == 10


def test_answers_read_once_are_taken_as_they_are_or_under_other_steps() -> None:
    answers = form_answers([[0, 1], [1, 0]], frequencies=[3, 4])
    assert form_answers(answers) is answers
    assert form_answers(answers, steps=[2, 1]).steps.tolist() == [2, 1]
    assert form_answers(answers, steps=[2, 1]).persons == 7


def test_blocks_cover_every_person_once() -> None:
    answers = form_answers(np.zeros((5001, 40), dtype=int))
    assert np.concatenate([np.arange(5001)[rows] for rows in answers.blocks(10_000, 61)]).tolist() == list(range(5001))


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"responses": [0, 1]}, r"responses: expected shape \(persons, items\)"),
        ({"responses": np.empty((0, 3))}, "responses: expected shape"),
        ({"responses": [["a", "b"]]}, "responses: expected numbers"),
        ({"responses": [[0.5, 1.0]]}, "whole numbers, got 0.5"),
        ({"responses": [[-2, 1]]}, "got -2 to 1"),
        ({"responses": [[np.inf, 1]]}, "got 1.0 to inf"),
        ({"responses": [[2, 1]], "steps": [1, 1]}, "item 0 has 1 as top category, got 2"),
        ({"responses": [[1, 1]], "steps": [1, 0]}, "steps: expected whole numbers"),
        ({"responses": [[1, 1]], "steps": [1]}, "steps"),
        ({"responses": [[1, 1]], "frequencies": [-1]}, "frequencies"),
        ({"responses": [[1, 1]], "frequencies": [0]}, "frequencies"),
        ({"responses": [[1, 1]], "frequencies": [1, 1]}, "frequencies"),
    ],
)
def test_what_cannot_be_is_named(wrong: dict[str, object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        form_answers(**wrong)  # type: ignore[arg-type]

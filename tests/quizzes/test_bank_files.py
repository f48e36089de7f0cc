from pathlib import Path
from typing import Any

import pytest

from quizzes.bank_files import Problem, read_bank, read_banks
from tests.quizzes.content import (
    KINDS,
    PARAMETRISED,
    SOURCE,
    bank_problems,
    item,
    only_problem,
    problems_of,
    read_item,
    skill,
    write_bank,
    write_yaml,
)


def test_a_bank_has_its_skills_and_items(tmp_path: Path) -> None:
    skills = [skill("counting", prerequisites=["adding"]), skill("adding")]
    bank = read_bank(write_bank(tmp_path, *(item(kind, f"a-{kind}") for kind in KINDS), skills=skills))
    assert (bank.slug, bank.title) == ("topic", "Topic")
    assert [(entry.slug, entry.cut, entry.prerequisites) for entry in bank.skills] == [
        ("counting", 0.2, ("adding",)),
        ("adding", 0.2, ()),
    ]
    assert bank.skills[0].learn[0].kind == "project"
    assert [entry.kind for entry in bank.items] == list(KINDS)


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    directory = write_bank(tmp_path, *(item(kind, f"a-{kind}") for kind in KINDS))
    assert read_bank(directory) == read_bank(directory)


def test_what_is_shown_never_holds_the_key(tmp_path: Path) -> None:
    for kind in KINDS:
        for variant in read_item(tmp_path, kind).variants:
            assert variant.content.keys() <= {"options", "unit", "left", "right"}
            for column in (variant.content.get(name, []) for name in ("options", "left", "right")):
                assert all(entry.keys() == {"id", "html"} for entry in column)


@pytest.mark.parametrize("kind", ["choice", "multiple"])
def test_the_key_follows_its_option_through_every_order(tmp_path: Path, kind: str) -> None:
    for variant in read_item(tmp_path, kind).variants:
        shown = {option["id"]: option["html"] for option in variant.content["options"]}
        right = {shown[key] for key in variant.key.get("keys", [variant.key.get("key")])}
        assert right == ({"right"} if kind == "choice" else {"right", "right too"})
        assert {shown[wrong]: says for wrong, says in variant.key["misconceptions"].items()}["wrong"] == "Counts twice."
        assert {variant.key["source"][letter]: text for letter, text in shown.items()}["a"] == "right"


def test_options_are_lettered_in_the_order_shown(tmp_path: Path) -> None:
    variants = read_item(tmp_path, "choice").variants
    assert [variant.number for variant in variants] == [1, 2, 3, 4]
    assert all([option["id"] for option in variant.content["options"]] == ["a", "b", "c"] for variant in variants)
    assert {variant.key["key"] for variant in variants} == {"a", "b", "c"}


def test_options_that_are_not_to_be_shuffled_stay_as_written(tmp_path: Path) -> None:
    (variant,) = read_item(tmp_path, "choice", shuffle=False).variants
    assert [option["html"] for option in variant.content["options"]] == ["right", "wrong", "other"]


def test_a_sequence_is_never_shown_in_the_right_order(tmp_path: Path) -> None:
    for variant in read_item(tmp_path, "order").variants:
        shown = {option["id"]: option["html"] for option in variant.content["options"]}
        assert [shown[place] for place in variant.key["sequence"]] == [
            f"step {n}" for n in ("one", "two", "three", "four")
        ]
        assert variant.key["sequence"] != list(shown)


def test_pairs_follow_the_right_column_through_every_order(tmp_path: Path) -> None:
    for variant in read_item(tmp_path, "match").variants:
        right = {entry["id"]: entry["html"] for entry in variant.content["right"]}
        assert {left: right[place] for left, place in variant.key["pairs"].items()} == {
            "l1": "precision",
            "l2": "recall",
        }
        assert variant.key["right"] == list(right) == ["a", "b", "c"]


def test_a_number_has_its_value_tolerance_and_misconceptions(tmp_path: Path) -> None:
    (variant,) = read_item(tmp_path, "number").variants
    assert variant.content == {"unit": "bytes"}
    assert variant.key == {
        "value": 4.0,
        "tolerance": {"absolute": 0},
        "misconceptions": [{"value": 1.0, "says": "One <em>character</em>."}],
    }


def test_a_text_item_has_its_accepted_answers(tmp_path: Path) -> None:
    (variant,) = read_item(tmp_path, "text").variants
    assert variant.content == {}
    assert variant.key == {
        "accept": ["perplexity"],
        "misconceptions": [{"answer": "entropy", "says": "Its logarithm."}],
    }


def test_a_parametrised_item_is_filled_and_computed_for_each_variant(tmp_path: Path) -> None:
    variants = read_item(tmp_path, "number", **PARAMETRISED).variants
    assert len(variants) == 5
    for variant in variants:
        double = int(variant.key["value"]) - 1
        assert variant.prompt_html == f"<p>Twice {double // 2}, plus one?</p>"
        assert variant.explanation_html == f"<p>It is {double} plus one.</p>"
        assert variant.key["misconceptions"] == [{"value": double, "says": f"Forgets to add 1 to {double}."}]
        assert double > 20


def test_double_braces_are_plain_text_without_parameters(tmp_path: Path) -> None:
    assert "{{ messages }}" in read_item(tmp_path, "number", prompt="`{{ messages }}`?").variants[0].prompt_html


def test_the_hash_changes_with_the_content_and_not_with_the_order_of_fields(tmp_path: Path) -> None:
    first = read_item(tmp_path, "choice").content_hash
    fields = item("choice")
    turned = read_bank(write_bank(tmp_path, dict(reversed(fields.items())))).items[0].content_hash
    assert turned == first
    assert read_item(tmp_path, "choice", prompt="What now?").content_hash != first


KEY, WRONG = {"id": "a", "text": "x", "key": True}, {"id": "b", "text": "y", "misconception": "No."}


@pytest.mark.parametrize(
    ("kind", "fields", "field", "message"),
    [
        ("choice", {"prompt": None}, "prompt", "it is missing"),
        ("choice", {"colour": "red"}, "", "unknown field colour"),
        ("choice", {"accept": ["x"]}, "", "unknown field accept"),
        ("choice", {"pool": "all"}, "pool", "expected one of practice, assessment, both, got 'all'"),
        ("choice", {"difficulty": 9}, "difficulty", "at most 5, got 9"),
        ("choice", {"difficulty": "hard"}, "difficulty", "expected a whole number, got 'hard'"),
        ("choice", {"skills": {}}, "skills", "expected 1 to 3 entries, got 0"),
        ("choice", {"skills": {"counting": 0}}, "skills.counting", "more than 0, got 0"),
        ("choice", {"skills": {"counting": float("nan")}}, "skills.counting", "expected a finite number"),
        ("choice", {"prompt": r"$\nosuch$"}, "prompt", r"unknown command \nosuch in the formula $\nosuch$"),
        (
            "choice",
            {"explanation": "![x](assets/no.png)"},
            "explanation",
            "expected a picture of the bank's assets",
        ),
        ("choice", {"options": [KEY]}, "options", "expected 2 to 10 entries, got 1"),
        (
            "choice",
            {"options": [KEY, {**KEY, "id": "b", "text": "z"}]},
            "options",
            "exactly one option with key: true, got 2",
        ),
        (
            "choice",
            {"options": [WRONG, {**WRONG, "id": "c", "text": "z"}]},
            "options",
            "exactly one option with key: true, got 0",
        ),
        (
            "choice",
            {"options": [KEY, {"id": "b", "text": "y"}]},
            "options[1]",
            "key: true or a misconception",
        ),
        ("choice", {"options": [KEY, {**WRONG, "id": "a"}]}, "options", "every id once, got 'a' again"),
        ("choice", {"options": [KEY, {**WRONG, "text": "x "}]}, "options", "every text once, got 'x' again"),
        (
            "choice",
            {"options": [KEY, {**WRONG, "text": 4}]},
            "options[1].text",
            "expected text (put it in quotes), got 4",
        ),
        (
            "multiple",
            {"options": [KEY, {**KEY, "id": "b", "text": "z"}]},
            "options",
            "and one without, got 2 of 2",
        ),
        ("number", {"answer": "4 +"}, "answer", "expected an arithmetic expression"),
        ("number", {"answer": "n + 1"}, "answer", "unknown name 'n'"),
        ("number", {"answer": True}, "answer", "expected a finite number or text"),
        ("number", {"tolerance": 0}, "tolerance", "expected a mapping"),
        ("number", {"tolerance": {}}, "tolerance", "{absolute: 0.01} or {relative: 0.01}"),
        (
            "number",
            {"answer": 0, "tolerance": {"relative": 0.1}},
            "tolerance",
            "absolute tolerance, the answer is 0",
        ),
        (
            "number",
            {"misconceptions": [{"answer": "2 + 2", "says": "x"}]},
            "misconceptions[0].answer",
            "4 is accepted",
        ),
        (
            "number",
            {"formulas": {"x": "1"}},
            "",
            "expected together with formulas, where, variants: parameters",
        ),
        (
            "number",
            {**PARAMETRISED, "prompt": "{{ m }} {{ n }}"},
            "prompt",
            "unknown name in {{ m }}; known are: double, n",
        ),
        ("number", {**PARAMETRISED, "prompt": "Twice it?"}, "prompt", "two variants read the same"),
        (
            "number",
            {**PARAMETRISED, "variants": 100},
            "parameters",
            "at least 100 allowed combinations of the values, got 40",
        ),
        (
            "number",
            {**PARAMETRISED, "formulas": {"double": "2 / (n - n)"}},
            "parameters",
            "division by zero in '2 / (n - n)'",
        ),
        ("number", {**PARAMETRISED, "formulas": {"n": "2"}}, "formulas", "expected other names"),
        ("number", {**PARAMETRISED, "formulas": {"log": "2"}}, "parameters", "'log' has a meaning already"),
        (
            "number",
            {**PARAMETRISED, "parameters": {"n": {"range": [1, 2]}}},
            "parameters.n.range",
            "3 to 3 entries, got 2",
        ),
        ("number", {**PARAMETRISED, "title": "Twice {{ n }}"}, "title", "expected no {{ }}"),
        ("text", {"accept": []}, "accept", "at least 1 entries"),
        ("text", {"accept": ["Loss", " loss"]}, "accept", "every answer once, got 'loss' again"),
        (
            "text",
            {"misconceptions": [{"answer": "PERPLEXITY ", "says": "x"}]},
            "misconceptions[0].answer",
            "is accepted",
        ),
        ("order", {"sequence": [{"id": "a", "text": "x"}]}, "sequence", "expected 3 to 8 entries, got 1"),
        ("match", {"pairs": {"l1": "r1"}}, "pairs", "expected every left id, missing: l2"),
        ("match", {"pairs": {"l1": "r1", "l2": "r2", "l3": "r3"}}, "pairs", "expected left ids, got l3"),
        ("match", {"pairs": {"l1": "r1", "l2": "r9"}}, "pairs", "expected right ids, got r9"),
    ],
)
def test_a_mistake_is_told_with_file_item_and_field(
    tmp_path: Path, kind: str, fields: dict[str, Any], field: str, message: str
) -> None:
    problems = bank_problems(write_bank(tmp_path, item(kind, **fields)))
    assert {(problem.file, problem.item, problem.field) for problem in problems} == {
        (str(tmp_path / "topic/items.yaml"), "an-item", field)
    }
    assert message in problems[0].message


def test_a_wrong_value_that_a_variant_accepts_is_told_with_its_parameters(tmp_path: Path) -> None:
    wide = {**PARAMETRISED, "tolerance": {"relative": 0.04}}
    problem = only_problem(write_bank(tmp_path, item("number", **wide)))
    assert problem.field == "misconceptions[0].answer"
    assert "is accepted (with n = " in problem.message


def test_all_mistakes_of_all_items_are_told_at_once_one_in_a_line(tmp_path: Path) -> None:
    first, second = (
        item("choice", "first", pool="all", points=-1),
        item("choice", "second", options=[WRONG, WRONG]),
    )
    directory = write_bank(tmp_path, first, second)
    problems = bank_problems(directory)
    assert {(problem.item, problem.field) for problem in problems} == {
        ("first", "pool"),
        ("first", "points"),
        ("second", "options"),
    }
    assert all(str(problem).startswith(f"{directory}/items.yaml: ") for problem in problems)


def test_an_item_without_id_is_told_by_its_place(tmp_path: Path) -> None:
    fields = item("choice")
    del fields["id"]
    problem = only_problem(write_bank(tmp_path, item("text", "good"), fields))
    assert (problem.item, problem.field) == ("items[1]", "id")


def test_item_ids_are_unique_in_a_bank(tmp_path: Path) -> None:
    problem = only_problem(write_bank(tmp_path, item("choice"), item("text")))
    assert "every item id once, got 'an-item' again" in problem.message


def test_the_kind_must_be_known(tmp_path: Path) -> None:
    problem = only_problem(write_bank(tmp_path, {**item("choice"), "kind": "essay"}))
    assert (problem.item, problem.field) == ("an-item", "kind")


@pytest.mark.parametrize(
    ("fields", "item_name", "field", "message"),
    [
        ({"cut": "high"}, "counting", "cut", "expected a finite number, got 'high'"),
        ({"id": "Counting Things"}, "Counting Things", "id", "lower-case words joined by hyphens"),
        ({"learn": [{**SOURCE, "kind": "blog"}]}, "counting", "learn[0].kind", "expected one of paper, book"),
        ({"learn": [{**SOURCE, "kind": "book"}]}, "", "skills", "at least one source of kind project"),
    ],
)
def test_a_mistake_in_a_skill_is_told(
    tmp_path: Path, fields: dict[str, Any], item_name: str, field: str, message: str
) -> None:
    directory = write_bank(tmp_path, skills=[{**skill("counting"), **fields}])
    problem = only_problem(directory)
    assert (problem.file, problem.item, problem.field) == (str(directory / "bank.yaml"), item_name, field)
    assert message in problem.message


def test_the_mistakes_of_all_banks_are_told_together(tmp_path: Path) -> None:
    for slug in ("one", "two"):
        write_bank(tmp_path, item("choice", pool="all"), slug=slug)
    problems = problems_of(lambda: read_banks(tmp_path))
    assert [Path(problem.file).parent.name for problem in problems] == ["one", "two"]


def test_a_folder_without_banks_is_an_error(tmp_path: Path) -> None:
    assert problems_of(lambda: read_banks(tmp_path / "none")) == [
        Problem(str(tmp_path / "none"), "", "", "expected a folder of banks")
    ]


def test_a_bank_needs_its_files(tmp_path: Path) -> None:
    (tmp_path / "topic").mkdir()
    problems = bank_problems(tmp_path / "topic")
    assert [Path(problem.file).name for problem in problems] == ["bank.yaml", "items.yaml"]


def test_a_misspelt_file_is_told(tmp_path: Path) -> None:
    directory = write_bank(tmp_path)
    write_yaml(directory / "item.yaml", {})
    assert "unknown file item.yaml; expected: bank.yaml, items.yaml" in only_problem(directory).message


PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def test_a_picture_has_a_url_that_changes_with_it(tmp_path: Path) -> None:
    directory = write_bank(tmp_path, item("choice", prompt="![a curve](assets/curve.png)"))
    (directory / "assets").mkdir()
    hashes = set()
    for picture in (PNG, PNG + b"1"):
        (directory / "assets/curve.png").write_bytes(picture)
        bank = read_bank(directory, asset_prefix="/pictures/")
        (asset,) = bank.assets
        assert asset.url == f"/pictures/{asset.digest[:32]}.png"
        assert f'<img src="{asset.url}" alt="a curve">' in bank.items[0].variants[0].prompt_html
        hashes.add(bank.items[0].content_hash)
    assert len(hashes) == 2


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("curve.png", b"<svg onload=alert(1)>", "expected a picture in the format .png says"),
        ("curve.svg", b"<svg/>", "unknown file curve.svg; expected: *.png, *.webp"),
        ("curve.png", PNG * 50_000, "expected at most 500000 bytes"),
    ],
)
def test_only_small_pictures_of_known_formats_are_read(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    directory = write_bank(tmp_path)
    (directory / "assets").mkdir()
    (directory / "assets" / name).write_bytes(data)
    assert message in only_problem(directory).message

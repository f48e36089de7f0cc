"""Benches measure in turns and report in one shape."""

import json

import pytest

from benchmarks import interleaved


def test_the_contestants_take_turns_and_each_round_starts_with_another() -> None:
    calls: list[str] = []
    contestants = {name: lambda name=name: calls.append(name) for name in "abc"}
    times = interleaved.in_turns(contestants, rounds=3)
    assert "".join(calls) == "abc" + "abc" + "bca" + "cab"
    assert {name: len(seconds) for name, seconds in times.items()} == {"a": 3, "b": 3, "c": 3}


def test_a_ratio_above_one_means_that_ours_is_faster() -> None:
    assert interleaved.ratio({"ours": [1, 2, 3], "peer": [4, 4, 4]}, ours="ours", peer="peer") == 2


def test_the_report_for_programs_has_the_promised_shape(capsys: pytest.CaptureFixture[str]) -> None:
    report = interleaved.Report(times={"ours": [0.1]}, figures={"cold_ms": 1.23456}, ratios={"cold": 2.0})
    interleaved.show("sandbox", report, as_json=True)
    assert json.loads(capsys.readouterr().out) == {
        "bench": "sandbox",
        "figures": {"cold_ms": 1.235},
        "ratios": {"cold": 2.0},
    }


def test_the_report_for_people_says_better_and_worse(capsys: pytest.CaptureFixture[str]) -> None:
    interleaved.show("sandbox", interleaved.Report(ratios={"cold": 2.0, "warm": 0.5}), as_json=False)
    said = capsys.readouterr().out
    assert "2.00 times better" in said
    assert "2.00 times worse" in said

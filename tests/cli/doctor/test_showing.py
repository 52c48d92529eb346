"""Findings as lines at any width, and as JSON."""

from __future__ import annotations

import json
import re

import pytest

from tuify.cli.doctor.finding import Finding, Level, worst
from tuify.cli.doctor.showing import as_json, as_lines, summary

FINDINGS = (
    Finding("size", Level.OK, "Size", "120x40: all panes fit beside each other."),
    Finding("api", Level.WARNING, "Web API", "Slow, and for a while already. " * 4, "Wait a bit."),
    Finding(
        "login", Level.TROUBLE, "Login", "Küche ist weg.", "Run: tuify login", (("n", ("a",)),)
    ),
)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("width", [40, 50, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = as_lines(FINDINGS, width, is_coloured=False).splitlines()
    assert max(map(len, lines)) <= width
    text = " ".join(" ".join(lines).split())
    for finding in FINDINGS:
        assert finding.level.value in text
        assert finding.title in text
        assert " ".join(finding.words.split()) in text
        assert finding.advice in text


def test_into_a_pipe_each_sentence_is_one_line() -> None:
    lines = as_lines(FINDINGS, None, is_coloured=False).splitlines()
    assert len(lines) == 5
    assert lines[-2].split() == ["trouble", "Login", "Küche", "ist", "weg."]
    assert lines[-1].strip() == "-> Run: tuify login"


@pytest.mark.parametrize("width", [None, 40, 80])
def test_colours_change_nothing_but_colours(width: int | None) -> None:
    coloured = as_lines(FINDINGS, width, is_coloured=True)
    plain = as_lines(FINDINGS, width, is_coloured=False)
    assert coloured != plain
    assert COLOUR.sub("", coloured) == plain
    assert "\x1b" not in plain


def test_json_holds_all_and_is_ascii() -> None:
    text = as_json(FINDINGS)
    assert text.isascii()
    told = json.loads(text)
    assert told["level"] == "trouble"
    assert [each["check"] for each in told["findings"]] == ["size", "api", "login"]
    assert told["findings"][0]["advice"] is None
    assert told["findings"][2] == {
        "check": "login",
        "level": "trouble",
        "title": "Login",
        "words": "Küche ist weg.",
        "advice": "Run: tuify login",
        "figures": {"n": ["a"]},
    }


def test_the_worst_level_counts() -> None:
    assert worst(()) is Level.OK
    assert worst(FINDINGS[:2]) is Level.WARNING
    assert worst(reversed(FINDINGS)) is Level.TROUBLE


def test_the_last_line_counts_what_matters() -> None:
    assert summary(FINDINGS) == "\n1 of 3 is in trouble, 1 warning.\n"
    assert summary(FINDINGS[:1]) == "\nNothing is in trouble, no warnings.\n"

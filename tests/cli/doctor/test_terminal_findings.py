"""What is said of a terminal, and that it agrees with what lets the screen open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cli.doctor.support import USUAL, Tty, by_check, in_tmux
from tuify.cli.doctor.facts import Surroundings
from tuify.cli.doctor.finding import Finding, Level, worst
from tuify.cli.doctor.surroundings import look_around, read_tmux
from tuify.cli.doctor.terminal_findings import colours, terminal_findings
from tuify.cli.exits import Refusal
from tuify.cli.terminal import require_terminal


def found(around: Surroundings) -> dict[str, Finding]:
    return by_check(terminal_findings(around))


def test_a_good_terminal_gives_nothing_to_do() -> None:
    findings = found(USUAL)
    assert list(findings) == ["cursor", "utf8", "size", "colours", "clipboard"]
    assert {each.level for each in findings.values()} == {Level.OK}
    assert not any(each.advice for each in findings.values())


@pytest.mark.parametrize("term", ["", "dumb", "unknown", "xterm", "linux", "screen.xterm-256color"])
@pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "ascii", "iso-8859-1", "no-such-thing"])
def test_trouble_is_what_keeps_the_screen_from_opening(term: str, encoding: str) -> None:
    env = {"TERM": term} if term else {}
    stdin, stderr = Tty(), Tty(encoding)
    try:
        require_terminal(env, stdin, stderr)
        opens = True
    except Refusal:
        opens = False
    findings = terminal_findings(look_around(env, stdin, stderr))
    assert (worst(findings) is not Level.TROUBLE) == opens


def test_without_a_screen_nothing_is_judged() -> None:
    for stderr in (None, Tty(is_terminal=False)):
        (only,) = terminal_findings(look_around({}, None, stderr))
        assert (only.check, only.level) == ("terminal", Level.NOTE)


def test_without_a_keyboard_the_rest_is_looked_at() -> None:
    findings = found(replace(USUAL, has_keyboard=False))
    assert "standard input" in findings["terminal"].words
    assert "size" in findings


@pytest.mark.parametrize(
    ("size", "words", "level"),
    [
        ((120, 40), "beside each other", Level.OK),
        ((100, 24), "beside each other", Level.OK),
        ((80, 24), "over what plays", Level.OK),
        ((50, 16), "two lines", Level.OK),
        ((60, 5), "one line", Level.WARNING),
        ((0, 0), "does not know its size", Level.WARNING),
    ],
)
def test_the_size_says_what_fits(size: tuple[int, int], words: str, level: Level) -> None:
    finding = found(replace(USUAL, columns=size[0], lines=size[1]))["size"]
    assert words in finding.words
    assert finding.level is level
    assert dict(finding.figures) == {"columns": size[0], "lines": size[1]}


@pytest.mark.parametrize(
    ("around", "count"),
    [
        (USUAL, 1 << 24),
        (replace(USUAL, colour_term="24bit"), 1 << 24),
        (replace(USUAL, colour_term="", term="xterm-direct"), 1 << 24),
        (replace(USUAL, colour_term=""), 256),
        (replace(USUAL, colour_term="", term="xterm-kitty"), 256),
        (replace(USUAL, colour_term="", term="xterm"), 16),
        (replace(USUAL, in_screen=True), 256),
        (in_tmux(), 1 << 24),
        (in_tmux(features=frozenset({"256"})), 256),
        (in_tmux(features=frozenset()), 1 << 24),
    ],
)
def test_colours_are_as_many_as_the_terminal_says(around: Surroundings, count: int) -> None:
    assert colours(around) == count
    assert dict(found(around)["colours"].figures)["colours"] == count


def test_no_color_is_respected_and_no_fault() -> None:
    finding = found(replace(USUAL, no_color=True))["colours"]
    assert finding.level is Level.NOTE
    assert "NO_COLOR" in finding.words


@pytest.mark.parametrize("option", ["external", "off"])
def test_an_old_tmux_keeps_what_is_copied_unless_it_is_told_not_to(option: str) -> None:
    finding = found(in_tmux(set_clipboard=option, version="3.1c"))["clipboard"]
    assert finding.level is Level.WARNING
    assert "set -s set-clipboard on" in finding.advice
    for version in ("3.2", "3.3a", "4.0", "next-3.6"):
        newer = in_tmux(set_clipboard=option, version=version)
        assert found(newer)["clipboard"].level is Level.OK


def test_tmux_that_hands_on_is_fine() -> None:
    findings = found(in_tmux())
    assert findings["clipboard"].level is Level.OK
    assert findings["multiplexer"].level is Level.OK
    assert "3.3a" in findings["multiplexer"].words


def test_what_tmux_does_worse_than_it_could_is_named_with_its_option() -> None:
    finding = found(in_tmux(escape_ms=500, has_focus_events=False))["multiplexer"]
    assert finding.level is Level.NOTE
    assert "500 ms" in finding.words
    assert "set -s escape-time 20 ; set -g focus-events on" in finding.advice


@pytest.mark.parametrize(
    "around", [replace(USUAL, term="linux"), replace(USUAL, program="Apple_Terminal")]
)
def test_some_terminals_have_no_clipboard_to_reach(around: Surroundings) -> None:
    assert found(around)["clipboard"].level is Level.NOTE


def test_what_is_not_to_be_known_of_the_clipboard_is_not_claimed() -> None:
    assert dict(found(USUAL)["clipboard"].figures) == {"osc52": None}


def test_variables_are_read() -> None:
    env = {
        "TERM": "tmux-256color",
        "COLORTERM": "truecolor",
        "TERM_PROGRAM": "tmux",
        "NO_COLOR": "1",
        "SSH_TTY": "/dev/pts/1",
        "TMUX": "/tmp/tmux-0/default,1,0",
        "ZELLIJ": "0",
    }
    said = "3.4\texternal\tC-a\tNone\t10\t1\t256,RGB\n"
    around = look_around(env, Tty(), Tty(), ask_tmux=lambda: said)
    assert (around.term, around.program, around.colour_term) == (
        "tmux-256color",
        "tmux",
        "truecolor",
    )
    assert around.no_color
    assert around.is_ssh
    assert around.in_zellij
    assert not around.in_screen
    assert around.tmux is not None
    assert (around.tmux.prefixes, around.tmux.escape_ms) == (("C-a",), 10)
    assert around.tmux.has_focus_events
    assert (around.columns, around.lines) == (0, 0)  # no real terminal is behind it


def test_outside_of_tmux_nobody_asks_it() -> None:
    def ask() -> str:
        raise AssertionError("asked")

    assert look_around({"TERM": "xterm"}, Tty(), Tty(), ask_tmux=ask).tmux is None


@pytest.mark.parametrize("said", ["", "no server running", "\t\t\t\t\t\t\n", "3.4\ton\n"])
def test_a_tmux_that_makes_no_sense_is_none(said: str) -> None:
    assert read_tmux(said) is None
    around = replace(USUAL, in_tmux=True, tmux=None)
    assert "does not answer" in found(around)["multiplexer"].words


def test_gnu_screen_is_told_by_its_variable_or_by_term() -> None:
    for env in ({"TERM": "xterm", "STY": "1.pts"}, {"TERM": "screen-256color"}):
        around = look_around(env, Tty(), Tty())
        assert around.in_screen
        assert found(around)["multiplexer"].title == "GNU screen"


def test_without_pillow_covers_are_missing_and_that_is_said() -> None:
    finding = found(replace(USUAL, has_pillow=False))["covers"]
    assert finding.level is Level.NOTE
    assert "tuify-remote[cover]" in finding.advice
    assert look_around({}, Tty(), Tty()).has_pillow

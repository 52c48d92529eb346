"""What the terminal is good for. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tuify.cli.doctor.facts import Surroundings, Tmux
from tuify.cli.doctor.finding import Finding, Level
from tuify.cli.terminal import CURSORLESS, is_utf8
from tuify.tui.layout import COMPACT_FROM, WIDE_FROM, Layout, layout_for

_WITHOUT_CLIPBOARD: Final = ("linux", "cons", "vt", "dumb")
_SLOW_ESCAPE_MS: Final = 100

_LAYOUTS: Final = {
    Layout.WIDE: "all panes fit beside each other",
    Layout.STACKED: "one pane at a time, over what plays",
    Layout.COMPACT: "one pane at a time, and two lines of what plays",
    Layout.LINE: "there is room for one line of what plays, and for no list",
}


def terminal_findings(around: Surroundings) -> Iterator[Finding]:
    """What there is to say of kind, letters, size, colours and the clipboard; without a screen
    only that there is none."""
    if not (around.has_keyboard and around.has_screen):
        yield _no_terminal(around)
    if not around.has_screen:
        return
    yield _cursor(around)
    yield _letters(around)
    yield _size(around)
    yield _colours(around)
    yield _clipboard(around)
    if not around.has_pillow:
        yield Finding(
            "covers",
            Level.NOTE,
            "Covers",
            "Pillow is not installed, so no covers are shown.",
            "It comes with the extra: pip install 'tuify-remote[cover]'.",
        )
    if around.in_tmux:
        yield _tmux(around.tmux)
    elif around.in_screen:
        yield Finding(
            "multiplexer",
            Level.NOTE,
            "GNU screen",
            "It hands on at most 256 colours, and no word of which window is looked at.",
            figures=(("name", "screen"),),
        )


def _no_terminal(around: Surroundings) -> Finding:
    if around.has_screen:
        words = "Keys would not arrive: the standard input is no terminal."
    else:
        words = "None to look at: the standard error output leads elsewhere."
    advice = "Run it in the terminal that tuify is to be shown in."
    return Finding("terminal", Level.NOTE, "Terminal", words, advice)


def _cursor(around: Surroundings) -> Finding:
    kind = f"TERM is {around.term}" if around.term else "TERM is not set"
    figures = (("term", around.term), ("program", around.program), ("ssh", around.is_ssh))
    if around.term in CURSORLESS:
        return Finding(
            "cursor",
            Level.TROUBLE,
            "Kind",
            f"{kind}, so the cursor can't be moved and tuify does not open.",
            "Use a terminal that sets TERM, such as xterm-256color.",
            figures,
        )
    over = ", over SSH" if around.is_ssh else ""
    program = f" in {around.program}" if around.program else ""
    return Finding("cursor", Level.OK, "Kind", f"{kind}{program}{over}.", figures=figures)


def _letters(around: Surroundings) -> Finding:
    figures = (("encoding", around.encoding),)
    if is_utf8(around.encoding):
        return Finding("utf8", Level.OK, "Letters", "UTF-8.", figures=figures)
    return Finding(
        "utf8",
        Level.TROUBLE,
        "Letters",
        f"The encoding is {around.encoding or 'not known'}; titles need UTF-8, and tuify does not "
        "open without.",
        "Start it by: LC_ALL=C.UTF-8 tuify",
        figures,
    )


def _size(around: Surroundings) -> Finding:
    columns, lines = around.columns, around.lines
    figures = (("columns", columns), ("lines", lines))
    if not (columns and lines):
        return Finding(
            "size",
            Level.WARNING,
            "Size",
            "The terminal does not know its size, so 80x24 is taken.",
            "Set it by: stty columns 80 rows 24",
            figures,
        )
    layout = layout_for(columns, lines)
    words = f"{columns}x{lines}: {_LAYOUTS[layout]}."
    if layout is Layout.WIDE:
        return Finding("size", Level.OK, "Size", words, figures=figures)
    if layout is Layout.LINE:
        least = "x".join(map(str, COMPACT_FROM))
        advice = f"Lists need {least} at least."
        return Finding("size", Level.WARNING, "Size", words, advice, figures)
    advice = f"From {'x'.join(map(str, WIDE_FROM))} on all panes show at once."
    return Finding("size", Level.OK, "Size", words, advice, figures)


def colours(around: Surroundings) -> int:
    """How many colours the terminal says it has."""
    if around.in_tmux and around.tmux is not None and around.tmux.features:
        has_all = "RGB" in around.tmux.features
    else:
        has_all = not around.in_screen
    if has_all and around.colour_term.lower() in ("truecolor", "24bit"):
        return 1 << 24
    if has_all and around.term.endswith("-direct"):
        return 1 << 24
    if "256" in around.term or around.colour_term or "kitty" in around.term:
        return 256
    return 16


def _colours(around: Surroundings) -> Finding:
    count = colours(around)
    figures = (("colours", count), ("no_color", around.no_color))
    if around.no_color:
        words = "None, since NO_COLOR is set. Nothing needs them."
        return Finding("colours", Level.NOTE, "Colours", words, figures=figures)
    if count > 256:
        return Finding("colours", Level.OK, "Colours", "All of them.", figures=figures)
    if count == 256:
        words, advice = "256; themes are shown in the nearest.", ""
        if around.in_tmux:
            advice = "If the terminal has more, tell tmux: set -as terminal-features ',*:RGB'"
        elif not around.in_screen:
            advice = "If the terminal has more, say so: export COLORTERM=truecolor"
        return Finding("colours", Level.OK, "Colours", words, advice, figures)
    words = "16, by what TERM says."
    advice = "Themes that keep to them: ansi-dark and ansi-light. With more: TERM=xterm-256color"
    return Finding("colours", Level.NOTE, "Colours", words, advice, figures)


def _clipboard(around: Surroundings) -> Finding:
    """Whether copying (OSC 52) reaches the clipboard, as far as that can be known."""
    title, tmux = "Copying", around.tmux
    if tmux is not None and tmux.set_clipboard != "on" and _is_before_3_2(tmux.version):
        return Finding(
            "clipboard",
            Level.WARNING,
            title,
            f"tmux keeps what programs copy to itself (set-clipboard is {tmux.set_clipboard}).",
            "Put into ~/.tmux.conf: set -s set-clipboard on (tmux 3.2 and newer can be asked).",
            (("osc52", False),),
        )
    if around.program == "Apple_Terminal" or around.term.startswith(_WITHOUT_CLIPBOARD):
        return Finding(
            "clipboard",
            Level.NOTE,
            title,
            "This terminal has no way to copy (OSC 52).",
            "Links and addresses are shown as well: select them by hand.",
            (("osc52", False),),
        )
    words = "Goes to the clipboard of the terminal you sit at, by OSC 52, if it takes that."
    advice = ""
    if around.program == "iTerm.app":
        advice = "iTerm2 asks to be allowed: Settings, General, Selection, clipboard access."
    return Finding("clipboard", Level.OK, title, words, advice, (("osc52", None),))


def _tmux(tmux: Tmux | None) -> Finding:
    if tmux is None:
        silent = "TMUX is set, but tmux does not answer."
        return Finding("multiplexer", Level.NOTE, "tmux", silent, figures=(("name", "tmux"),))
    figures = (("name", "tmux"), ("version", tmux.version), ("escape_ms", tmux.escape_ms))
    words: list[str] = []
    advice: list[str] = []
    if tmux.escape_ms > _SLOW_ESCAPE_MS:
        words.append(f"keeps Esc back for {tmux.escape_ms} ms")
        advice.append("set -s escape-time 20")
    if not tmux.has_focus_events:
        words.append("does not say when nobody looks, so that tuify asks more often than it need")
        advice.append("set -g focus-events on")
    if not words:
        well = f"Version {tmux.version}, set up well."
        return Finding("multiplexer", Level.OK, "tmux", well, figures=figures)
    return Finding(
        "multiplexer",
        Level.NOTE,
        "tmux",
        f"Version {tmux.version} {' and '.join(words)}.",
        f"Put into ~/.tmux.conf: {' ; '.join(advice)}",
        figures,
    )


def _is_before_3_2(version: str) -> bool:
    """Whether this tmux can't be asked to hand on what is copied (`load-buffer -w`)."""
    told = re.match(r"(\d+)\.(\d+)", version)
    return told is not None and (int(told[1]), int(told[2])) < (3, 2)

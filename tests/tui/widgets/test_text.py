"""Foreign text on its way to the screen."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tuify.tui.text import (
    ASCII,
    UNICODE,
    Glyphs,
    GlyphSetting,
    cells,
    choose_glyphs,
    date,
    duration,
    fit,
    pad,
    plain,
    steady,
)

nasty = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "a [/]\\日本語ｱ한👨‍👩‍👧❤️🏽🇩🇪1️⃣e\u0301\u0e33\x1b\x00\t\n\u202e\u200b\ufeffक्षि"
        ),
    ),
    max_size=60,
)


@given(text=nasty, width=st.integers(0, 70), right=st.booleans())
def test_padded_text_takes_exactly_its_width(text: str, width: int, right: bool) -> None:
    shown = pad(text, width, right=right)
    assert cell_len(shown) == width
    assert cells(shown) == width
    assert sum(cell_len(character) for character in shown) == width


@given(text=nasty, width=st.integers(-3, 70))
def test_fitted_text_never_takes_more_than_its_width(text: str, width: int) -> None:
    shown = fit(text, width)
    assert cells(shown) <= max(0, width)
    assert steady(text).startswith(shown.removesuffix("…").rstrip())


@given(text=nasty)
def test_nothing_that_steers_a_terminal_gets_through(text: str) -> None:
    for shown in (steady(text), plain(text).plain):
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in shown)
        assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
        shown.encode()


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Paper Lanterns", 14, "Paper Lanterns"),
        ("Paper Lanterns", 13, "Paper Lanter…"),
        ("Paper Lanterns", 7, "Paper…"),
        ("Paper Lanterns", 1, "…"),
        ("Paper Lanterns", 0, ""),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("", 3, ""),
    ],
)
def test_text_is_cut_by_cells(text: str, width: int, shown: str) -> None:
    assert fit(text, width) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("👨‍👩‍👧 family", "👨 family"),
        ("👍🏽 ok", "👍 ok"),
        ("❤️ and ♥", "❤ and ♥"),
        ("keycap 1️⃣", "keycap 1"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
        ("🇩🇪", "🇩🇪"),
        ("plain [/] text", "plain [/] text"),
        ("\u0915\u094d\u200d\u0937", "\u0915\u094d\u0937"),
    ],
)
def test_what_terminals_draw_differently_is_made_the_same(text: str, shown: str) -> None:
    assert steady(text) == shown


@pytest.mark.parametrize(
    "text", ["[/]", "[bold red]x[/]", "[Deluxe Edition]", "a\\[b]", "[@click=q]z"]
)
def test_markup_is_shown_not_obeyed(text: str) -> None:
    content = plain(text)
    assert content.plain == text
    assert content.spans == []


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [
        (0, "0:00"),
        (999, "0:00"),
        (1_000, "0:01"),
        (242_000, "4:02"),
        (3_599_999, "59:59"),
        (3_723_000, "1:02:03"),
        (-5, "0:00"),
    ],
)
def test_lengths(milliseconds: int, words: str) -> None:
    assert duration(milliseconds) == words


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-02-23T10:20:30Z", "2026-02-23"),
        ("2026-02-23", "2026-02-23"),
        ("2026-02", "2026-02"),
        ("1999", "1999"),
        ("yesterday", ""),
        ("[/]", ""),
        ("20260223", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_days(moment: str | None, day: str) -> None:
    assert date(moment) == day


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_each_sign_takes_one_cell(glyphs: Glyphs) -> None:
    for name, sign in asdict(glyphs).items():
        assert cell_len(sign) == (9 if name == "dots" else 1)
    assert "".join(asdict(ASCII).values()).isascii()


@pytest.mark.parametrize(
    ("setting", "encoding", "term", "chosen"),
    [
        ("auto", "utf-8", "xterm-256color", UNICODE),
        ("auto", "UTF8", "tmux-256color", UNICODE),
        ("auto", "utf-8", "linux", ASCII),
        ("auto", "ISO-8859-1", "xterm", ASCII),
        ("auto", None, "xterm", ASCII),
        ("ascii", "utf-8", "xterm", ASCII),
        ("unicode", "ascii", "linux", UNICODE),
    ],
)
def test_signs_are_chosen_by_setting_encoding_and_terminal(
    setting: GlyphSetting, encoding: str | None, term: str, chosen: Glyphs
) -> None:
    assert choose_glyphs(setting, encoding=encoding, env={"TERM": term}) is chosen


@pytest.mark.parametrize(
    ("env", "chosen"),
    [
        ({"LC_ALL": "C"}, ASCII),
        ({"LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"}, ASCII),
        ({"LC_ALL": "", "LC_CTYPE": "C", "LANG": "en_GB.UTF-8"}, ASCII),
        ({"LANG": "de_DE.ISO-8859-1"}, ASCII),
        ({"LC_ALL": "C.UTF-8"}, UNICODE),
        ({"LANG": "de_DE.utf8@euro"}, UNICODE),
        ({}, UNICODE),
    ],
)
def test_a_locale_without_utf_8_gets_ascii_whatever_python_would_write(
    env: dict[str, str], chosen: Glyphs
) -> None:
    assert choose_glyphs("auto", encoding="utf-8", env=env) is chosen

"""Whether covers are shown, and in which colours. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from tuify.tui.cover_pixels import Colours
from tuify.tui.text import ASCII, Glyphs

CoverSetting = Literal["auto", "on", "off"]

SSH_FROM: Final = 100
"""Columns from which a cover is worth its bytes on a line that may be slow: in a smaller window it
takes room from words, and some ten times the bytes of the words in its place."""

_FAR_AWAY: Final = ("SSH_CONNECTION", "SSH_TTY")


def cover_colours(colours: str | None, *, glyphs: Glyphs, env: Mapping[str, str]) -> Colours | None:
    """The colours to draw covers in; None where they can't be drawn.

    `colours` is Rich's name of the colour system. Sixteen colours are too few, and without signs
    for half blocks, or where the reader wants no colour, there is nothing to draw with.
    """
    if glyphs is ASCII or env.get("NO_COLOR"):
        return None
    return {"truecolor": Colours.FULL, "256": Colours.PALETTE}.get(colours or "")


def why_no_colours(plain: bool, glyphs: Glyphs, env: Mapping[str, str]) -> str:
    """Why there are no colours to draw covers in, for whoever wants to see one."""
    if glyphs is ASCII:
        return "No covers in plain mode" if plain else "No covers: glyphs are set to ASCII"
    if env.get("NO_COLOR"):
        return "No covers: NO_COLOR is set"
    return "No covers: this terminal shows too few colours, they need 256"


def wants_cover(
    setting: CoverSetting, colours: Colours | None, *, env: Mapping[str, str], width: int
) -> bool:
    """Whether covers are shown in a terminal `width` columns wide."""
    if colours is None or setting == "off":
        return False
    is_far = any(env.get(name) for name in _FAR_AWAY)
    return setting == "on" or not is_far or width >= SSH_FROM

"""Bytes for stdout: as they came where something reads them, made safe where someone does. Pure."""

from __future__ import annotations

import unicodedata

from tuify.spotify.answers import Answer

_KEPT = "\n\t\u200c\u200d"
"""Line ends, tabs, and the joiners that some scripts and emoji are spelled with."""

_PACKING = ("content-encoding", "content-length", "transfer-encoding")


def head(answer: Answer) -> bytes:
    """Status and headers, and the empty line before a body.

    The body is shown unpacked, so that the headers that tell how it was packed are left out.
    """
    packing = _PACKING if "content-encoding" in answer.headers else ()
    shown = [f"{name}: {text}" for name, text in answer.headers.items() if name not in packing]
    lines = [f"HTTP {answer.status}", *shown]
    return "\n".join([*lines, "", ""]).encode()


def for_terminal(text: bytes) -> bytes:
    r"""`text` without anything that steers a terminal, or turns around or hides what is read.

    Such a character is shown as JSON escapes it, so that JSON stays the same JSON; a byte that is
    not UTF-8 is shown as `\xff`. A line end follows where there was none.
    """
    shown = text.decode("utf-8", "backslashreplace").replace("\r\n", "\n")
    harmful = {ord(ch): _escaped(ch) for ch in set(shown) if not _is_harmless(ch)}
    shown = shown.translate(harmful)
    if shown and not shown.endswith("\n"):
        shown += "\n"
    return shown.encode()


def _is_harmless(ch: str) -> bool:
    return ch.isprintable() or ch in _KEPT or unicodedata.category(ch) == "Zs"


def _escaped(ch: str) -> str:
    r"""As in JSON: `\u001b`, and two of them for a character beyond the first plane."""
    units = ch.encode("utf-16-be")
    return "".join(
        rf"\u{units[place]:02x}{units[place + 1]:02x}" for place in range(0, len(units), 2)
    )

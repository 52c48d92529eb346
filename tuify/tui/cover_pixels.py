"""A picture as the pixels of a few cells, in the colours a terminal has. No widget.

Pillow decodes and shrinks; it comes with the extra `cover` and is imported with the first picture.
"""

from __future__ import annotations

import importlib.util
import io
from dataclasses import dataclass
from enum import Enum
from typing import Final

from tuify.tui.palette256 import nearest

Rgb = tuple[int, int, int]
Line = tuple[Rgb, ...]

_FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF")
_MOST_PIXELS: Final = 4_096 * 4_096
_STEP: Final = 8
"""Colours are rounded to multiples of this: it can't be seen, and equal neighbours cost less."""


class Colours(Enum):
    """How many colours a terminal has."""

    FULL = "truecolor"
    PALETTE = "256"


class NotAPicture(Exception):
    """The bytes are no picture of a kind that covers come in, or a broken or monstrous one."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A small picture: lines of colours, all of the same length."""

    lines: tuple[Line, ...]

    @property
    def width(self) -> int:
        """Pixels of a line."""
        return len(self.lines[0]) if self.lines else 0

    @property
    def height(self) -> int:
        """Lines."""
        return len(self.lines)


def can_decode() -> bool:
    """Whether Pillow is installed. Costs a look at the disk, not an import."""
    return importlib.util.find_spec("PIL") is not None


def decode(body: bytes, width: int, height: int, colours: Colours) -> Pixels:
    """The middle of a picture, shrunk to `width` by `height` pixels, in the colours there are.

    Takes some milliseconds and belongs into a thread. Raises `NotAPicture`, and ImportError where
    Pillow is not installed.
    """
    shrunk = _shrunk(body, width, height)
    choose = nearest if colours is Colours.PALETTE else _rounded
    flat = [choose((shrunk[at], shrunk[at + 1], shrunk[at + 2])) for at in range(0, len(shrunk), 3)]
    return Pixels(tuple(tuple(flat[y * width : (y + 1) * width]) for y in range(height)))


def _shrunk(body: bytes, width: int, height: int) -> bytes:
    """Red, green and blue of each pixel, line after line."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(body), formats=_FORMATS) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise NotAPicture("The picture has too many pixels.")
            picture.draft("RGB", (width * 2, height * 2))  # a JPEG can be decoded smaller
            colourful = picture.convert("RGB")
            box = _middle(*colourful.size, width, height)
            return colourful.resize((width, height), Image.Resampling.LANCZOS, box=box).tobytes()
    except NotAPicture:
        raise
    except Exception as error:
        raise NotAPicture("The picture can't be read.") from error


def _middle(
    width: int, height: int, to_width: int, to_height: int
) -> tuple[float, float, float, float]:
    """The largest part in the middle that has the shape wanted: left, top, right, bottom."""
    scale = min(width / to_width, height / to_height)
    across, down = to_width * scale, to_height * scale
    left, top = (width - across) / 2, (height - down) / 2
    return left, top, left + across, top + down


def _rounded(pixel: Rgb) -> Rgb:
    red, green, blue = (min(255, (part + _STEP // 2) // _STEP * _STEP) for part in pixel)
    return red, green, blue

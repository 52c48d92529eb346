"""Colours for terminals that have 256: the nearest ones as eyes see them.

Rich turns a full colour into one of the 256 channel by channel, which shifts hues and makes grey of
what is pale. So the colours are chosen here, and told in such a way that Rich takes just these.
They are not mixed from dots: of a picture a few cells wide, dots are all that would be seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

Rgb = tuple[int, int, int]
Look = tuple[float, float, float]

_CUBE: Final = (0, 95, 135, 175, 215, 255)
_GREYS: Final = 24
_RICH_GREYS: Final = 25  # in its count of them, white is the last

_LIGHTNESS: Final = 0.5
"""How much lightness counts beside hue. With more, all that is dark becomes grey, for the palette
has many greys there and few colours."""


@lru_cache(maxsize=2_048)
def nearest(colour: Rgb) -> Rgb:
    """What to tell Rich so that a terminal of 256 colours shows the one that looks most like it."""
    light, red, yellow = _look(colour)

    def distance(entry: tuple[Rgb, Look]) -> float:
        its_light, its_red, its_yellow = entry[1]
        hue = (its_red - red) ** 2 + (its_yellow - yellow) ** 2
        return _LIGHTNESS * (its_light - light) ** 2 + hue

    return min(_palette(), key=distance)[0]


@cache
def _palette() -> tuple[tuple[Rgb, Look], ...]:
    """The colours of the cube and the greys: as Rich must be told them, and as they look."""
    return tuple((told, _look(shown)) for told, shown in _colours())


def _colours() -> Iterator[tuple[Rgb, Rgb]]:
    """What Rich must be told, and what is shown then. Rich never shows the greys of the cube."""
    for red in _CUBE:
        for green in _CUBE:
            for blue in _CUBE:
                if not (red == green == blue) or red in (0, 255):
                    yield (red, green, blue), (red, green, blue)
    for step in range(_GREYS):
        told, shown = round((step + 1) * 255 / _RICH_GREYS), 8 + 10 * step
        yield (told, told, told), (shown, shown, shown)


def _look(colour: Rgb) -> Look:
    """A colour in Oklab, in which equal distances look equal: how light, red and yellow it is."""
    red, green, blue = map(_light, colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


@cache
def _light(part: int) -> float:
    """A channel of sRGB as an amount of light, from 0 to 1."""
    share = part / 255
    light: float = share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
    return light

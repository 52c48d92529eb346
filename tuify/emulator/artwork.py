"""Covers, painted from the id of what they belong to: a sky, a sun or two, and some hills.

The picture is a PNG with a palette of its own, written by hand: rows of single-byte colours, put
together from runs, so that even the largest takes only milliseconds.
"""

import struct
import zlib
from collections.abc import Iterator
from hashlib import blake2b
from math import isqrt

SIZES = (640, 300, 64)

_SKY_STEPS = 48
_HILLS = 3
_SUN, _RING = _SKY_STEPS, _SKY_STEPS + 1
_FIRST_HILL = _SKY_STEPS + 2


def paint(size: int, name: str) -> bytes:
    """Return a square PNG of ``size`` pixels for whatever has this name."""
    dice = blake2b(name.encode(), digest_size=16).digest()
    rows = b"".join(b"\x00" + row for row in _rows(size, dice))
    head = struct.pack(">IIBBBBB", size, size, 8, 3, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", head),
            _chunk(b"PLTE", _palette(dice)),
            _chunk(b"IDAT", zlib.compress(rows, 6)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


def _palette(dice: bytes) -> bytes:
    """Choose the colours: the sky from top to bottom, the sun, its ring, the hills."""
    top, bottom = _colour(dice[0], 90), _colour(dice[0] + dice[1] // 4 + 20, 200)
    sky = [_between(top, bottom, step, _SKY_STEPS - 1) for step in range(_SKY_STEPS)]
    hills = [_colour(dice[2] + 25 * place, 80 - 22 * place) for place in range(_HILLS)]
    colours = [*sky, _colour(dice[3], 250), _between(_colour(dice[3], 250), bottom, 1, 2), *hills]
    return bytes(channel for colour in colours for channel in colour)


def _colour(hue: int, brightness: int) -> tuple[int, int, int]:
    """Return a muted colour by its place on a wheel of 256."""
    hue %= 256
    third, within = divmod(hue * 3, 256)
    wheel = [255 - within, within, 0]
    turned = wheel[-third:] + wheel[:-third] if third else wheel
    red, green, blue = (brightness * (110 + channel * 145 // 255) // 255 for channel in turned)
    return red, green, blue


def _between(
    one: tuple[int, int, int], other: tuple[int, int, int], step: int, steps: int
) -> tuple[int, int, int]:
    red, green, blue = (a + (b - a) * step // steps for a, b in zip(one, other, strict=True))
    return red, green, blue


def _rows(size: int, dice: bytes) -> Iterator[bytes]:
    """Paint line by line: sky, then the sun over it, then the hills over both."""
    sun_x, sun_y = size * (40 + dice[4] % 176) // 256, size * (50 + dice[5] % 100) // 256
    radius = size * (24 + dice[6] % 40) // 256
    hills = [_hill(size, dice[7 + 3 * place : 10 + 3 * place], place) for place in range(_HILLS)]
    for y in range(size):
        row = bytearray([y * _SKY_STEPS // size]) * size
        for reach, colour in ((radius * 5 // 4, _RING), (radius, _SUN)):
            _span(row, *_chord(sun_x, y - sun_y, reach), colour)
        for place, (centre, peak, width) in enumerate(hills):
            _span(row, *_slope(centre, y - peak, width), _FIRST_HILL + place)
        yield bytes(row)


def _hill(size: int, dice: bytes, place: int) -> tuple[int, int, int]:
    """Return the middle, the peak and the roundness of a hill; nearer ones are lower."""
    centre = size * dice[0] // 256
    peak = size * (130 + 34 * place + dice[1] % 30) // 256
    return centre, peak, size * (2 + dice[2] % 5)


def _chord(centre: int, away: int, radius: int) -> tuple[int, int]:
    half = isqrt(radius * radius - away * away) if abs(away) < radius else 0
    return centre - half, centre + half


def _slope(centre: int, depth: int, width: int) -> tuple[int, int]:
    half = isqrt(depth * width) if depth > 0 else 0
    return centre - half, centre + half


def _span(row: bytearray, start: int, stop: int, colour: int) -> None:
    start, stop = max(0, start), min(len(row), stop)
    if start < stop:
        row[start:stop] = bytes([colour]) * (stop - start)

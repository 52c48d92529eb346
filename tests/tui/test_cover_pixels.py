"""Pictures as the pixels of a few cells."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow
from rich.color import Color, ColorSystem

from tuify.emulator.artwork import paint
from tuify.tui.cover_pixels import Colours, NotAPicture, can_decode, decode
from tuify.tui.palette256 import Rgb, nearest

RED, BLUE = (200, 40, 40), (40, 40, 200)

channels = st.integers(0, 255)
colours = st.tuples(channels, channels, channels)


def picture(width: int, height: int, colour: Rgb = RED, kind: str = "PNG") -> bytes:
    body = io.BytesIO()
    Pillow.new("RGB", (width, height), colour).save(body, kind)
    return body.getvalue()


def shown(colour: Rgb) -> int:
    """The number of the colour that a terminal of 256 is told."""
    number = Color.from_rgb(*colour).downgrade(ColorSystem.EIGHT_BIT).number
    assert number is not None
    return number


def light(number: int) -> tuple[int, int, int]:
    """What a terminal shows for a number, without those of the sixteen."""
    red, green, blue = Color.from_ansi(number).get_truecolor()
    return red, green, blue


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
@pytest.mark.parametrize("size", [(10, 10), (7, 4), (1, 1)])
def test_a_picture_of_one_colour(kind: str, size: tuple[int, int]) -> None:
    pixels = decode(picture(64, 64, kind=kind), *size, Colours.FULL)
    assert (pixels.width, pixels.height) == size
    for line in pixels.lines:
        for pixel in line:
            assert all(abs(is_ - was) <= 8 for is_, was in zip(pixel, RED, strict=True))


def test_where_things_are() -> None:
    sheet = Pillow.new("RGB", (64, 64), RED)
    sheet.paste(BLUE, (32, 0, 64, 64))
    body = io.BytesIO()
    sheet.save(body, "PNG")
    pixels = decode(body.getvalue(), 8, 8, Colours.FULL)
    assert {line[1] for line in pixels.lines} == {(200, 40, 40)}
    assert {line[6] for line in pixels.lines} == {(40, 40, 200)}


def test_of_a_wide_picture_the_middle_is_shown() -> None:
    sheet = Pillow.new("RGB", (300, 100), RED)
    sheet.paste(BLUE, (100, 0, 200, 100))
    body = io.BytesIO()
    sheet.save(body, "PNG")
    pixels = decode(body.getvalue(), 6, 6, Colours.FULL)
    assert {line[x] for line in pixels.lines for x in (1, 2, 3, 4)} == {BLUE}
    assert all(line[x][2] > 180 for line in pixels.lines for x in (0, 5))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"\x89PNG\r\n\x1a\n",
        paint(64, "a")[:200],
        picture(64, 64, kind="JPEG")[:300],
        picture(64, 64, kind="BMP"),
        picture(4_097, 4_096),
    ],
    ids=["empty", "html", "head", "torn", "torn-jpeg", "other", "huge"],
)
def test_what_is_no_picture(body: bytes) -> None:
    with pytest.raises(NotAPicture):
        decode(body, 8, 8, Colours.FULL)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_picture_or_not(junk: bytes) -> None:
    for body in (junk, b"\x89PNG\r\n\x1a\n" + junk, b"\xff\xd8\xff\xe0" + junk, b"GIF89a" + junk):
        with pytest.raises(NotAPicture):
            decode(body, 4, 4, Colours.FULL)


@given(colours)
def test_a_chosen_colour_is_one_of_the_256_and_chosen_again(colour: Rgb) -> None:
    number = shown(nearest(colour))
    assert 16 <= number <= 255
    red, green, blue = light(number)
    assert shown(nearest((red, green, blue))) == number


@pytest.mark.parametrize("number", range(16, 256))
def test_every_colour_there_is_stands_for_itself(number: int) -> None:
    red, green, blue = light(number)
    chosen = light(shown(nearest((red, green, blue))))
    if red == green == blue:  # those of the cube have one among the greys beside them
        assert abs(chosen[0] - red) <= 5
    else:
        assert shown(nearest((red, green, blue))) == number


@pytest.mark.parametrize(
    ("colour", "number"),
    [
        ((0, 0, 0), 16),
        ((255, 255, 255), 231),
        ((128, 128, 128), 244),
        ((238, 238, 238), 255),
        ((250, 100, 90), 203),
        ((60, 100, 100), 23),
    ],
)
def test_colours_that_eyes_agree_on(colour: Rgb, number: int) -> None:
    assert shown(nearest(colour)) == number


def test_a_picture_in_256_colours() -> None:
    pixels = decode(paint(64, "abc"), 10, 10, Colours.PALETTE)
    told = {pixel for line in pixels.lines for pixel in line}
    assert told == {nearest(pixel) for pixel in told}
    assert len(told) > 5


@pytest.mark.parametrize("module", ["cover_loading", "cover_policy", "widgets.cover"])
def test_pillow_waits_for_the_first_picture(module: str) -> None:
    code = f"import tuify.tui.{module}, sys; sys.exit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_whether_there_is_pillow(monkeypatch: pytest.MonkeyPatch) -> None:
    assert can_decode()
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(ImportError):
        decode(b"", 4, 4, Colours.FULL)

"""Whether covers are shown, and how they come about."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

import pytest

from tuify.emulator.artwork import paint
from tuify.spotify.errors import NotFound, SpotifyError, Unreachable
from tuify.spotify.models import Image
from tuify.tui.cover_loading import MOST_COVERS, CoverLoader
from tuify.tui.cover_pixels import Colours, Pixels
from tuify.tui.cover_policy import CoverSetting, cover_colours, wants_cover, why_no_colours
from tuify.tui.text import ASCII, UNICODE, Glyphs

SSH = {"SSH_CONNECTION": "10.0.0.1 22 10.0.0.2 22"}
BODY = paint(64, "abc")


@pytest.mark.parametrize(
    ("colours", "glyphs", "env", "drawn"),
    [
        ("truecolor", UNICODE, {}, Colours.FULL),
        ("256", UNICODE, {"NO_COLOR": ""}, Colours.PALETTE),
        ("standard", UNICODE, {}, None),
        ("windows", UNICODE, {}, None),
        (None, UNICODE, {}, None),
        ("truecolor", ASCII, {}, None),
        ("truecolor", UNICODE, {"NO_COLOR": "1"}, None),
    ],
)
def test_the_colours_there_are(
    colours: str | None, glyphs: Glyphs, env: Mapping[str, str], drawn: Colours | None
) -> None:
    assert cover_colours(colours, glyphs=glyphs, env=env) is drawn


@pytest.mark.parametrize(
    ("plain", "glyphs", "env", "why"),
    [
        (True, ASCII, {"NO_COLOR": "1"}, "plain mode"),
        (False, ASCII, {}, "ASCII"),
        (False, UNICODE, {"NO_COLOR": "1"}, "NO_COLOR"),
        (True, UNICODE, {}, "too few colours"),
        (False, UNICODE, {"NO_COLOR": ""}, "too few colours"),
    ],
)
def test_why_there_can_be_none(
    plain: bool, glyphs: Glyphs, env: Mapping[str, str], why: str
) -> None:
    assert why in why_no_colours(plain, glyphs, env)


@pytest.mark.parametrize(
    ("setting", "env", "width", "wanted"),
    [
        ("auto", {}, 50, True),
        ("auto", SSH, 99, False),
        ("auto", {"SSH_TTY": "/dev/pts/1"}, 99, False),
        ("auto", {"SSH_TTY": ""}, 99, True),
        ("auto", SSH, 100, True),
        ("on", SSH, 50, True),
        ("off", {}, 200, False),
    ],
)
def test_whether_they_are_worth_it(
    setting: CoverSetting, env: Mapping[str, str], width: int, wanted: bool
) -> None:
    assert wants_cover(setting, Colours.FULL, env=env, width=width) is wanted
    assert not wants_cover(setting, None, env=env, width=width)


class Gallery:
    """Bodies by address; what is an error is raised."""

    def __init__(self, **bodies: bytes | SpotifyError) -> None:
        self.bodies = bodies
        self.asked: list[str] = []
        self.loader = CoverLoader(self.fetch, Colours.FULL)

    async def fetch(self, url: str) -> bytes:
        self.asked.append(url)
        body = self.bodies[url]
        if isinstance(body, SpotifyError):
            raise body
        return body

    def load(self, *images: Image, width: int = 10, height: int = 5) -> Pixels | None:
        return asyncio.run(self.loader.load(images, width, height))


def sizes(*edges: int) -> Sequence[Image]:
    return [Image(f"s{edge}", edge, edge) for edge in edges]


def test_the_smallest_picture_that_will_do_is_fetched_once() -> None:
    gallery = Gallery(s64=BODY, s300=paint(300, "abc"))
    pixels = gallery.load(*sizes(640, 300, 64))
    assert pixels is not None
    assert (pixels.width, pixels.height) == (10, 10)
    assert gallery.load(*sizes(640, 300, 64)) is pixels
    assert gallery.asked == ["s64"]
    gallery.load(*sizes(640, 300, 64), width=40, height=20)
    assert gallery.asked == ["s64", "s300"]


@pytest.mark.parametrize("body", [b"junk", NotFound("There is no such picture.", status=404)])
def test_what_is_no_picture_is_not_asked_for_again(body: bytes | SpotifyError) -> None:
    gallery = Gallery(s64=body)
    assert gallery.load(*sizes(64)) is None
    assert gallery.load(*sizes(64)) is None
    assert gallery.asked == ["s64"]


def test_what_could_not_be_had_is_asked_for_again() -> None:
    gallery = Gallery(s64=Unreachable("slow", maybe_sent=True))
    assert gallery.load(*sizes(64)) is None
    gallery.bodies["s64"] = BODY
    assert gallery.load(*sizes(64)) is not None


@pytest.mark.parametrize(("width", "height"), [(0, 5), (10, 0), (-1, 5)])
def test_without_room_or_picture_nothing_is_fetched(width: int, height: int) -> None:
    gallery = Gallery(s64=BODY)
    assert gallery.load(*sizes(64), width=width, height=height) is None
    assert gallery.load() is None
    assert gallery.asked == []


def test_few_covers_are_kept() -> None:
    names = [f"p{number}" for number in range(MOST_COVERS + 1)]
    gallery = Gallery(**dict.fromkeys(names, BODY))
    for name in (*names, names[-1], names[0]):
        gallery.load(Image(name, 64, 64), width=2, height=1)
    assert gallery.asked == [*names, names[0]]


def test_without_pillow_there_is_no_cover(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "PIL", None)
    assert Gallery(s64=BODY).load(*sizes(64)) is None

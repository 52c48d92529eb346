"""The details of a thing: what is shown when, and how it is read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import date
from typing import cast

import pytest
from textual.events import Key
from textual.pilot import Pilot

from tests.tui import samples
from tests.tui.widgets.stage import drawn, wire
from tuify.library.details import Known
from tuify.library.entries import Thing
from tuify.spotify.errors import ClosedBySpotify, NotFound, SpotifyError, Unreachable
from tuify.spotify.models import (
    Album,
    AlbumRef,
    AnalyzedTrack,
    ArtistRef,
    AudioAnalysis,
    AudioFeatures,
    Copyright,
    Episode,
    ExternalIds,
    ResumePoint,
    Section,
    Segment,
    ShowRef,
    Track,
    TrackDetails,
)
from tuify.tui.screens.details import DetailsScreen
from tuify.tui.screens.keyed import KeyedApp, KeyedScreen, handle_key
from tuify.tui.styles import style_sheets
from tuify.tui.text import ASCII, UNICODE, Glyphs, cells
from tuify.tui.theme import TUIFY, theme_variables
from tuify.tui.wrapping import wrapped

Golden = Callable[[str, str], None]

ID = "1" * 22
SONG = Track(
    name="Paper Lanterns",
    id=ID,
    uri=f"spotify:track:{ID}",
    duration_ms=242_000,
    artists=(ArtistRef("Ilse Moor"), ArtistRef("The Quay")),
    album=AlbumRef("Harbour", release_date="2019-03-01"),
    track_number=4,
)
WHOLE = TrackDetails(
    name="Paper Lanterns",
    id=ID,
    uri=f"spotify:track:{ID}",
    duration_ms=242_000,
    artists=SONG.artists,
    album=SONG.album,
    track_number=4,
    explicit=True,
    popularity=64,
    external_ids=ExternalIds(isrc="DEA621900001"),
    preview_url="https://p.scdn.co/mp3-preview/" + "ab" * 20,
)
FEATURES = AudioFeatures(
    key=1,
    mode=0,
    tempo=117.9,
    time_signature=4,
    loudness=-7.31,
    energy=0.72,
    danceability=0.5,
    valence=0.08,
    acousticness=1.0,
    instrumentalness=0.0,
)
ANALYSIS = AudioAnalysis(
    track=AnalyzedTrack(duration=242.0),
    sections=tuple(Section(start=float(start), duration=60.5) for start in (0, 60, 120, 200)),
    segments=tuple(
        Segment(
            start=second * 2.0,
            duration=2.0,
            loudness_max=-30.0 + (second * 7 % 13) * 2 + second / 9,
        )
        for second in range(121)
    ),
)
CLOSED = ClosedBySpotify("Not offered.", status=403, since=date(2024, 11, 27))


class Service:
    """Answers when it is let, in the order of the table."""

    def __init__(
        self,
        whole: Known | SpotifyError = WHOLE,
        features: AudioFeatures | SpotifyError = FEATURES,
        analysis: AudioAnalysis | SpotifyError = ANALYSIS,
    ) -> None:
        self.answers: dict[str, object] = {
            "whole": whole,
            "features": features,
            "analysis": analysis,
        }
        self.asked: list[str] = []
        self.gates = {name: asyncio.Event() for name in self.answers}

    def let(self, *names: str) -> None:
        for name in names or self.gates:
            self.gates[name].set()

    async def _answer(self, name: str) -> object:
        self.asked.append(name)
        await self.gates[name].wait()
        answer = self.answers[name]
        if isinstance(answer, SpotifyError):
            raise answer
        return answer

    async def whole(self, thing: Thing) -> Known:
        return await self._answer("whole")  # type: ignore[return-value]  # as the table has it

    async def features(self, track_id: str) -> AudioFeatures:
        assert track_id == ID
        return await self._answer("features")  # type: ignore[return-value]  # as above

    async def analysis(self, track_id: str) -> AudioAnalysis:
        assert track_id == ID
        return await self._answer("analysis")  # type: ignore[return-value]  # as above


class Reader(KeyedApp, inherit_bindings=False):
    """An app that shows details over nothing."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, screen: DetailsScreen) -> None:
        super().__init__(css_path=[*style_sheets()])
        self.details = screen
        self.copied: list[str] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return theme_variables(TUIFY)

    def on_mount(self) -> None:
        self.register_theme(TUIFY)
        self.theme = TUIFY.name
        self.push_screen(self.details)

    def copy_to_clipboard(self, text: str) -> None:
        self.copied.append(text)


class Reading:
    """Details on the screen, with a service behind them."""

    def __init__(self, app: Reader, service: Service, pilot: Pilot[None]) -> None:
        self.app = app
        self.service = service
        self.pilot = pilot

    def text(self) -> str:
        return drawn(self.app) + "\n"

    async def press(self, *keys: str) -> None:
        screen = cast("KeyedScreen[object]", self.app.details)
        for key in keys:
            await handle_key(self.app, screen, Key(key, key if len(key) == 1 else None))
        await self.pilot.pause()

    async def let(self, *names: str) -> None:
        self.service.let(*names)
        await self.pilot.pause()


@asynccontextmanager
async def reading(
    thing: Thing = SONG,
    service: Service | None = None,
    *,
    size: tuple[int, int] = (80, 24),
    glyphs: Glyphs = UNICODE,
    saved: bool | None = True,
    position: Callable[[], int | None] = lambda: None,
) -> AsyncIterator[Reading]:
    service = service or Service()
    screen = DetailsScreen(glyphs, thing, service, saved=saved, position=position)
    app = Reader(screen)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Reading(app, service, pilot)


def run(main: Callable[[], Coroutine[None, None, None]]) -> None:
    asyncio.run(main())


def test_each_part_comes_by_itself() -> None:
    async def main() -> None:
        async with reading() as it:
            first = it.text()
            assert "Ilse Moor, The Quay" in first
            assert "Asking for more" in first
            assert "Asking how it sounds" in first
            assert "64 of 100" not in first
            await it.let("features")
            assert "C sharp minor" in it.text()
            assert "Asking for more" in it.text()
            await it.let("whole")
            assert "64 of 100" in it.text()
            assert "Asking" not in it.text()
            assert "▇" not in it.text()
            await it.let("analysis")
            await it.press("G")
            assert "DEA621900001" in it.text()
        assert sorted(it.service.asked) == ["analysis", "features", "whole"]

    run(main)


@pytest.mark.parametrize("size", [(80, 24), (50, 16), (120, 50)], ids=str)
def test_a_track(size: tuple[int, int], golden: Golden) -> None:
    async def main() -> None:
        async with reading(size=size, position=lambda: 121_000) as it:
            await it.let()
            golden(f"details-{size[0]}x{size[1]}", it.text())
            await it.press("G")
            golden(f"details-end-{size[0]}x{size[1]}", it.text())

    run(main)


def test_plain_letters(golden: Golden) -> None:
    async def main() -> None:
        async with reading(size=(60, 40), glyphs=ASCII, position=lambda: 60_000) as it:
            await it.let()
            assert it.text().isascii()
            golden("details-ascii-60x40", it.text())

    run(main)


def test_what_is_closed_is_said_once() -> None:
    async def main() -> None:
        async with reading(service=Service(features=CLOSED, analysis=CLOSED)) as it:
            await it.let()
            assert it.text().count("Closed by Spotify since 2024-11-27") == 1
            assert "Asking" not in it.text()
        assert it.service.asked.count("analysis") == 0

    run(main)


@pytest.mark.parametrize(
    ("features", "analysis", "words"),
    [
        (NotFound("x", status=404), NotFound("x", status=404), "has never analyzed this track"),
        (FEATURES, Unreachable("slow", maybe_sent=True), "Its loudness: Not to be had: no answer"),
        (FEATURES, CLOSED, "Its loudness: Closed by Spotify since 2024-11-27"),
    ],
)
def test_what_can_not_be_had(
    features: AudioFeatures | SpotifyError, analysis: AudioAnalysis | SpotifyError, words: str
) -> None:
    async def main() -> None:
        async with reading(service=Service(WHOLE, features, analysis), size=(80, 50)) as it:
            await it.let()
            assert it.text().count(words) == 1

    run(main)


def test_r_asks_again_for_what_failed_and_for_nothing_else() -> None:
    async def main() -> None:
        slow = Unreachable("slow", maybe_sent=True)
        service = Service(slow, FEATURES, slow)
        async with reading(service=service, size=(80, 50)) as it:
            await it.let()
            assert "More can't be had: no answer" in it.text()
            service.answers |= {"whole": WHOLE, "analysis": ANALYSIS}
            service.asked.clear()
            await it.press("r")
            assert sorted(service.asked) == ["analysis", "whole"]
            assert "64 of 100" in it.text()
            assert "can't be had" not in it.text()
            await it.press("r")
            assert len(service.asked) == 2

    run(main)


def test_the_link_is_copied_and_the_keys_close() -> None:
    async def main() -> None:
        async with reading() as it:
            assert "c copies link" in it.text()
            await it.press("c")
            assert it.app.copied == [f"https://open.spotify.com/track/{ID}"]
            assert "Link copied" in it.text()
            await it.press("escape")
            assert it.app.screen is not it.app.details

    run(main)


def test_a_local_file_has_no_link_and_nothing_is_asked_of_its_sound() -> None:
    async def main() -> None:
        async with reading(samples.LOCAL, Service(samples.LOCAL)) as it:
            await it.let()
            assert "From my disk" in it.text()
            assert "A local file" in it.text()
            assert "How it sounds" not in it.text()
            await it.press("c")
            assert it.app.copied == []
            assert "It has no link" in it.text()
        assert it.service.asked == ["whole"]

    run(main)


def test_where_one_is_moves_one_sign_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    async def main() -> None:
        here = [60_000]
        async with reading(size=(80, 60), position=lambda: here[0]) as it:
            await it.let()
            before = it.text().split("\n")
            wired.since_last()
            here[0] = 63_000
            it.app.details._follow()
            await it.pilot.pause()
            changed = [a for a, b in zip(before, it.text().split("\n"), strict=True) if a != b]
            assert len(changed) == 1
            assert "▲" in changed[0]
            assert 0 < wired.since_last() < 250
            here[0] = 63_400
            it.app.details._follow()
            await it.pilot.pause()
            assert wired.text() == ""

    with wire(monkeypatch) as wired:
        run(main)


def test_scrolling_stops_at_both_ends() -> None:
    async def main() -> None:
        async with reading(size=(50, 16)) as it:
            await it.let()
            first = it.text()
            await it.press("k", "pageup", "g", "g")
            assert it.text() == first
            await it.press("j")
            assert it.text() != first
            await it.press("G")
            last = it.text()
            await it.press("j", "pagedown", "ctrl+d")
            assert it.text() == last
            await it.press("ctrl+u", "home")
            assert it.text() == first

    run(main)


ALBUM = Album(
    name="Harbour",
    id="2" * 22,
    uri="spotify:album:" + "2" * 22,
    artists=(ArtistRef("Ilse Moor"),),
    release_date="2019-03-01",
    album_type="album",
    total_tracks=11,
    label="Tidal Flat Records",
    copyrights=(Copyright("2019 Ilse Moor", "C"), Copyright("2019 Tidal Flat Records", "P")),
    genres=("chamber pop",),
    external_ids=ExternalIds(upc="012345678905"),
)
TALK = Episode(
    name="How boats float [/]",
    id="3" * 22,
    uri="spotify:episode:" + "3" * 22,
    duration_ms=3_700_000,
    show=ShowRef("Small Wonders"),
    description="Why a ship of steel floats, and a needle, too, if you are careful. " * 3,
    languages=("en",),
    resume_point=ResumePoint(resume_position_ms=754_000),
)


@pytest.mark.parametrize("thing", [ALBUM, TALK], ids=["album", "episode"])
def test_other_things(thing: Album | Episode, golden: Golden) -> None:
    async def main() -> None:
        async with reading(thing, Service(thing), saved=False) as it:
            await it.let()
            assert "How it sounds" not in it.text()
            golden(f"details-{type(thing).__name__.lower()}-80x24", it.text())
        assert it.service.asked == ["whole"]

    run(main)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("夜の散歩", 4, ["夜の", "散歩"]),
        ("夜", 1, ["夜"]),
        ("", 5, [""]),
    ],
)
def test_lines_are_broken_between_words(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines
    assert width == 1 or all(cells(line) <= width for line in lines)

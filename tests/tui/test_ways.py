"""What each way through the library asks the service for: the real screen, in time that is held.

Playback is paused, and the reads of what plays are left out: they go on whatever one looks at, and
have budgets of their own.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from tests.tui.stage import drawn
from tuify.cli.stage import Stage, stage
from tuify.emulator.options import EmulatorOptions
from tuify.settings import Settings

SIZE = (120, 40)
WAIT_S = 2.0
HEARTS = "GET /me/library/contains"


class Way:
    """Somebody at the keys, and the log of the service."""

    def __init__(self, on: Stage) -> None:
        self.on = on

    async def press(self, *keys: str) -> list[str]:
        """Press keys one after the other; what was asked until all was quiet again."""
        self.on.emulator.log.clear()
        await self.on.press(*keys)
        await self.on.wait(WAIT_S)
        return self.asked()

    async def away(self, seconds: float) -> None:
        """Look at something else for so long: the first page, which asks nothing by itself."""
        await self.on.press("g", "l")
        await self.on.wait(seconds)

    def log(self) -> list[dict[str, Any]]:
        """The requests so far as the service notes them, without reads of what plays."""
        noted: Any = self.on.emulator.log.body()["requests"]
        return [each for each in noted if each["path"] != "/v1/me/player"]

    def asked(self) -> list[str]:
        """The same in short, such as "GET /me/tracks"."""
        return [f"{each['method']} {each['path'].removeprefix('/v1')}" for each in self.log()]

    @property
    def rows(self) -> list[str]:
        """What the library pane shows."""
        return [line.split("╮╭")[0].split("││")[0] for line in self.screen.splitlines()[:26]]

    @property
    def screen(self) -> str:
        """What is shown."""
        return drawn(self.on.app)

    async def elsewhere(self, method: str, path: str, **body: object) -> httpx.Response:
        """Another client of the same account changes something."""
        token = {"Authorization": f"Bearer {self.on.emulator.access_token}"}
        answer = await self.on.world.request(method, f"/v1/{path}", headers=token, json=body)
        return answer.raise_for_status()

    async def long_playlist(self, entries: int) -> str:
        """Make a playlist of so many entries, a multiple of 100; its id. It stands on top."""
        made = await self.elsewhere("POST", "me/playlists", name="A Thousand")
        id_ = str(made.json()["id"])
        liked = [await self.elsewhere("GET", f"me/tracks?limit=50&offset={at}") for at in (0, 50)]
        tracks = [each["track"] for page in liked for each in page.json()["items"]]
        uris = [each["uri"] for each in tracks if each and "local" not in each["uri"]]
        uris = (uris * 2)[:100]
        for _ in range(entries // 100):
            await self.elsewhere("POST", f"playlists/{id_}/items", uris=uris)
        return id_


def go(story: Callable[[Way], Awaitable[None]], *, is_paused: bool = True) -> None:
    """Tell a story in a demo that has just opened."""

    async def told() -> None:
        settings = Settings(cover="off")
        async with stage(*SIZE, options=EmulatorOptions(), settings=settings) as on:
            way = Way(on)
            if is_paused:
                await way.press("space")
                await on.wait(10)
            await story(way)

    asyncio.run(told())


def test_opening_asks_for_each_pane_once_and_for_whose_it_is() -> None:
    async def story(way: Way) -> None:
        asked = [each for each in way.asked() if each != HEARTS]
        context = [each for each in asked if each.startswith("GET /playlists/")]
        assert len(context) == 1, "the name of what it plays from"
        assert sorted(asked) == [
            "GET /me",
            "GET /me/player/devices",
            "GET /me/player/queue",
            "GET /me/tracks",
            *context,
        ]
        assert way.asked().count(HEARTS) <= 1

    go(story, is_paused=False)


def test_the_list_of_sections_asks_nothing() -> None:
    async def story(way: Way) -> None:
        assert await way.press("g", "l") == []
        assert "Recently played" in way.screen

    go(story)


@pytest.mark.parametrize(
    ("key", "path"), [("a", "albums"), ("p", "playlists"), ("c", "shows"), ("r", "following")]
)
def test_a_section_of_what_is_saved_is_one_request_hearts_included(key: str, path: str) -> None:
    async def story(way: Way) -> None:
        asked = await way.press("g", key)
        assert asked[:1] == [f"GET /me/{path}"]
        assert set(asked) == {f"GET /me/{path}"}
        assert len(asked) <= 2, "what is in sight, and a page ahead"

    go(story)


def test_an_album_is_one_request_and_one_for_its_hearts() -> None:
    async def story(way: Way) -> None:
        await way.press("g", "a")
        album, hearts = await way.press("enter")
        assert album.startswith("GET /albums/")
        assert hearts == HEARTS
        assert await way.press("backspace") == []
        assert await way.press("enter") == [], "hearts are known as well"

    go(story)


def test_a_playlist_of_a_thousand_is_one_request_to_open_and_one_to_its_end() -> None:
    async def story(way: Way) -> None:
        id_ = await way.long_playlist(1_000)
        await way.press("g", "p")
        assert "A Thousand" in way.screen
        opened = await way.press("enter")
        assert opened[0] == f"GET /playlists/{id_}"
        assert opened[1:] in ([], [HEARTS])
        assert "1,000" in way.screen
        end = await way.press("end")
        assert end[0] == f"GET /playlists/{id_}/items"
        assert end[1:] in ([], [HEARTS])
        assert "1,000 of 1,000" in way.screen
        assert "···" not in way.screen

    go(story)


def test_scrolling_through_it_asks_each_page_once() -> None:
    async def story(way: Way) -> None:
        id_ = await way.long_playlist(1_000)
        await way.press("g", "p", "enter")
        asked = await way.press(*["pagedown"] * 50)
        assert "1,000 of 1,000" in way.screen
        pages = [each for each in asked if each == f"GET /playlists/{id_}/items"]
        assert len(pages) == 18, "fifty a page, and a hundred came with the opening"
        assert set(asked) - set(pages) <= {HEARTS}
        assert await way.press(*["pageup"] * 5) == [], "what is near is kept"

    go(story)


def test_an_artist_is_one_request_for_each_of_its_lists() -> None:
    async def story(way: Way) -> None:
        await way.press("g", "r")
        asked = await way.press("enter")
        kinds = [
            each.split("/artists/")[1].partition("/")[2] for each in asked if "/artists/" in each
        ]
        assert sorted(kinds) == ["", *["albums"] * 4, "related-artists", "top-tracks"]
        assert asked.count(HEARTS) == 1
        assert len(asked) == len(kinds) + 1
        assert await way.press("backspace", "enter") == []

    go(story)


def test_a_search_is_one_request_however_many_keys_it_took() -> None:
    async def story(way: Way) -> None:
        asked = await way.press("slash", *"night", "enter")
        assert asked.count("GET /search") == 1
        assert set(asked) <= {"GET /search", HEARTS}
        assert asked.count(HEARTS) <= 1
        assert "Episodes" in way.screen
        again = await way.press("slash", "home", "end", "enter")
        assert again == [], "the same words are not asked for again"

    go(story)


# Coming back


@pytest.mark.parametrize("key", ["s", "a", "p", "r", "c"])
def test_coming_back_in_time_asks_nothing(key: str) -> None:
    async def story(way: Way) -> None:
        await way.press("g", key)
        await way.away(30)
        assert await way.press("g", key) == []

    go(story)


@pytest.mark.parametrize("key", ["s", "a", "p"])
def test_after_its_time_a_list_is_compared_by_its_tag(key: str) -> None:
    async def story(way: Way) -> None:
        await way.press("g", key)
        await way.away(120)
        await way.press("g", key)
        assert [each["status"] for each in way.log()] == [304]

    go(story)


def test_after_its_time_a_playlist_is_compared_by_its_snapshot() -> None:
    async def story(way: Way) -> None:
        id_ = await way.long_playlist(200)
        await way.press("g", "p", "enter", "j", "j")
        shown = way.rows
        await way.away(120)
        asked = await way.press("backspace")
        assert asked == [f"GET /playlists/{id_}"]
        (question,) = way.log()
        assert question["query"].startswith("fields=id%2Csnapshot_id")
        assert way.rows == shown

    go(story)


def test_an_album_asks_nothing_for_long() -> None:
    async def story(way: Way) -> None:
        await way.press("g", "a", "enter")
        shown = way.rows
        await way.away(900)
        assert await way.press("backspace") == []
        assert way.rows == shown

    go(story)


# Changing


def test_unsaving_what_is_under_the_cursor_is_one_request() -> None:
    async def story(way: Way) -> None:
        assert await way.press("s") == ["DELETE /me/library"]

    go(story)


def test_hundreds_of_marked_songs_are_unsaved_forty_at_a_time_and_so_they_come_back() -> None:
    async def story(way: Way) -> None:
        await way.press("m", *["pagedown"] * 11, "M")
        found = re.search(r"(\d+) marked", way.screen)
        assert found is not None
        requests = -(-int(found[1]) // 40)
        assert requests >= 6
        asked = await way.press("s")
        await way.on.wait(10)
        assert way.asked().count("DELETE /me/library") == requests, asked
        await way.press("u")
        await way.on.wait(10)
        changes = [each for each in way.asked() if not each.startswith("GET ")]
        assert len(changes) <= requests

    go(story)

"""The real lists, edits and client, with somebody else at the same playlist: in the end the screen
shows what the service holds, and no edit ever moved or took out another entry than the one that was
shown at its place."""

from __future__ import annotations

import asyncio
import json

import httpx
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.library.reader import Reader, visit
from tuify.library import things
from tuify.library.edits import Edits
from tuify.library.entries import Entry, Thing
from tuify.library.listing import Listing
from tuify.library.places import Place, PlaceKind
from tuify.library.saved import SavedIndex
from tuify.spotify.models import Playlist

SIZE = 7
FURTHER = [Place(PlaceKind.ALBUM, f"{number:022d}") for number in range(24)]
"""As many places as are kept: nobody looks at them."""

Step = tuple[str, int, int, float]
WHAT = ["move", "move", "move", "remove", "add", "undo", "busy"]
WHAT += ["reorder", "reorder", "insert", "renew", "refresh", "drop"]
STEP = st.tuples(
    st.sampled_from(WHAT),
    st.integers(0, SIZE - 1),
    st.integers(0, SIZE),
    st.sampled_from([0.0, 0.05, 0.15, 0.25, 0.35, 0.6, 3.0, 31.0]),
)
SOON = st.sampled_from([0.0, 0.15, 0.25, 0.35])


def one_after_the_other(*what: str) -> st.SearchStrategy[list[Step]]:
    """Steps that follow each other while requests are under way."""
    places = st.integers(0, 2), st.integers(4, SIZE)
    return st.tuples(*(st.tuples(st.just(each), *places, SOON) for each in what)).map(list)


STEPS = st.one_of(
    st.lists(STEP, max_size=7),
    one_after_the_other("reorder", "renew", "move"),
    one_after_the_other("busy", "reorder", "renew", "move"),
    one_after_the_other("move", "drop"),
    one_after_the_other("add", "remove"),
)


class Stage:
    """A playlist on the screen, and whoever else is at it. `wished` are the URIs that were shown
    at the places named by edits."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.wished: set[str | None] = set()
        self.wished_at = float("-inf")
        self.wrong: list[str] = []
        self.things: list[Thing] = []
        self.playlist = self.other = Playlist("")
        self.one_at_a_time = asyncio.Lock()
        saved = SavedIndex(reader.spotify.library, clock=reader.loop.time, sleep=asyncio.sleep)
        self.edits = Edits(
            reader.spotify, saved, reader.lists, clock=reader.loop.time, sleep=asyncio.sleep
        )

    async def prepare(self) -> None:
        elsewhere = self.reader.elsewhere
        page = await elsewhere.library.get_users_saved_tracks(50)
        found = [row.track for row in page.items if row is not None and row.track is not None]
        self.things = [track for track in found if track.id and not things.is_local(track)]
        self.other = await elsewhere.playlists.create_playlist("Other")
        made = await elsewhere.playlists.create_playlist("Ours")
        await elsewhere.playlists.add_items_to_playlist(
            made.id, [self.fresh() for _ in range(SIZE)]
        )
        self.playlist = made
        self.reader.wire.handle_async_request = self.pass_on  # type: ignore[method-assign]  # spies

    def fresh(self) -> str:
        return things.uri(self.things.pop(0)) or ""

    async def held(self) -> list[str | None]:
        page = await self.reader.elsewhere.playlists.get_playlist_items(self.playlist.id, 50)
        return [None if row is None or row.item is None else row.item.uri for row in page.items]

    async def pass_on(self, request: httpx.Request) -> httpx.Response:
        """Have requests take their time, and see what each does to the playlist."""
        is_other = self.other.id in request.url.path
        is_read = request.method == "GET"
        await asyncio.sleep(1.5 if is_other else 0.1)
        async with self.one_at_a_time:
            before = [] if is_read else await self.held()
            answer = await self.reader.emulator.transport().handle_async_request(request)
            await answer.aread()
            after = [] if is_read else await self.held()
        if request.method == "PUT" and not is_other:
            self.check_move(before, after, request)
        elif request.method == "DELETE":
            self.wrong += [f"took out {uri}" for uri in {*before} - {*after} - self.wished]
        await asyncio.sleep(0.1)
        return answer

    def check_move(
        self, before: list[str | None], after: list[str | None], request: httpx.Request
    ) -> None:
        """Of two neighbours that change places nobody can tell which one was moved."""
        moved = [
            uri
            for uri in before
            if [each for each in before if each != uri] == [each for each in after if each != uri]
        ]
        if not self.wished & {*moved}:
            self.wrong.append(f"moved one of {moved}: {json.loads(request.content)}")

    def open(self) -> Listing:
        listing = self.reader.lists.open(Place(PlaceKind.PLAYLIST, self.playlist.id))
        assert isinstance(listing, Listing)
        listing.rows.look_at(0, 30)
        return listing

    def shown(self, listing: Listing) -> list[str | None]:
        rows = [listing.rows.row(index) for index in range(listing.rows.total or 0)]
        return [things.uri(row.thing) if isinstance(row, Entry) else None for row in rows]

    async def do(self, listing: Listing, what: str, at: int, to: int) -> None:
        lists, shown = self.reader.lists, self.shown(listing)
        uri = shown[at] if at < len(shown) else None
        if what in ("move", "remove", "add", "undo"):
            self.wished_at = self.reader.loop.time()
        if what in ("move", "remove"):
            refusal = (
                self.edits.move(listing, at, 1, to)
                if what == "move"
                else self.edits.remove(listing, [at])
            )
            self.wished |= {uri} if refusal is None else set()
        elif what == "add":
            added = self.things.pop(0)
            self.wished.add(things.uri(added))
            known = [added] if to % 2 else []
            self.edits.add(self.playlist, [things.uri(added) or ""], things=known)
        elif what == "undo":
            self.edits.undo()
        elif what == "busy":
            self.edits.details(self.other, name=f"Other {at} {to} {self.reader.loop.time()}")
        elif what == "renew":
            lists.renew(listing.place)
        elif what == "refresh":
            lists.refresh(listing.place)
        elif what == "drop":
            for place in FURTHER:
                lists.open(place)
        elif what in ("reorder", "insert"):
            await self.change_elsewhere(what, at, to)

    async def change_elsewhere(self, what: str, at: int, to: int) -> None:
        """Not while edits are sent: what others do between a question and the command behind it,
        or in a quick row of commands, hides in the snapshot that the last one leads to."""
        if self.reader.loop.time() - self.wished_at < 30:
            return
        playlists, id_ = self.reader.elsewhere.playlists, self.playlist.id
        async with self.one_at_a_time:
            total = len(await self.held())
            if what == "insert":
                await playlists.add_items_to_playlist(id_, [self.fresh()], position=min(at, total))
            elif at < total:
                await playlists.update_playlist_items(
                    id_, range_start=at, insert_before=min(to, total)
                )


async def play(reader: Reader, steps: list[Step]) -> None:
    stage = Stage(reader)
    await stage.prepare()
    running = asyncio.create_task(stage.edits.run())
    try:
        listing = stage.open()
        await asyncio.sleep(1)
        for what, at, to, wait in steps:
            await stage.do(listing, what, at, to)
            listing = stage.open()
            await asyncio.sleep(wait)
        await asyncio.sleep(90)
        reader.lists.renew(listing.place)
        await asyncio.sleep(5)
        assert stage.wrong == []
        assert stage.shown(listing) == await stage.held()
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


@settings(max_examples=80, deadline=None, phases=(Phase.generate, Phase.shrink))
@given(steps=STEPS)
def test_what_is_shown_is_what_is_held_and_what_was_meant_is_what_moved(steps: list[Step]) -> None:
    visit(lambda reader: play(reader, steps))

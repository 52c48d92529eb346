"""A service with playlists and a library that can be broken, and a screen full of open lists."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from msgspec import structs

from tuify.library.changes import Absent
from tuify.library.edits import Edits, News
from tuify.library.entries import Entry, Thing
from tuify.library.paged import PagedList
from tuify.library.places import LIKED, PLAYLISTS, Place, PlaceKind
from tuify.library.saved import SavedIndex
from tuify.spotify.errors import ClosedBySpotify, ServerFault, SpotifyError
from tuify.spotify.models import Owner, Playlist, PlaylistItem, Snapshot, Track
from tuify.spotify.paging import Page

ME = Owner(id="me", display_name="Me")


def track(name: object) -> str:
    return f"spotify:track:t{name}"


def thing(uri: str) -> Track:
    is_local = uri.startswith("spotify:local:")
    return Track(name=uri, uri=uri, id=None if is_local else uri.split(":")[-1], is_local=is_local)


def playlist(id_: str = "p", **given: object) -> Playlist:
    made = Playlist(id=id_, uri=f"spotify:playlist:{id_}", name="Night Walk", owner=ME, public=True)
    return structs.replace(made, **given)


@dataclass
class Server:
    """`log` is what was asked; `weather` what the next commands come to: None for nothing special,
    else the error they raise, and whether they have their effect all the same."""

    rows: dict[str, list[str | None]] = field(default_factory=dict)
    about: dict[str, Playlist] = field(default_factory=dict)
    own: list[str] = field(default_factory=list)
    saved: dict[str, str] = field(default_factory=dict)
    revision: dict[str, int] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    weather: list[tuple[SpotifyError, bool] | None] = field(default_factory=list)
    latency: float = 0.1
    takes_dates: bool = True
    hides: bool = True
    says_snapshots: bool = True
    is_silent: bool = False

    @property
    def library(self) -> Server:
        return self

    @property
    def playlists(self) -> Server:
        return self

    def give(self, made: Playlist, uris: Sequence[str | None]) -> Playlist:
        self.about[made.id], self.rows[made.id] = made, list(uris)
        self.own.insert(0, made.id)
        self.revision.setdefault(made.id, 1)
        return self.told(made.id)

    def told(self, id_: str) -> Playlist:
        total = Page[PlaylistItem](total=len(self.rows[id_]))
        return structs.replace(self.about[id_], snapshot_id=self.snapshot(id_), items=total)

    def snapshot(self, id_: str) -> str:
        return f"{id_}-{self.revision[id_]}"

    def someone_else_changes(self, id_: str, rows: Sequence[str]) -> None:
        self.rows[id_] = list(rows)
        self.revision[id_] += 1

    def commands(self) -> list[str]:
        return [what for what in self.log if not what.startswith("get")]

    async def _command(self, what: str, change: Callable[[], None], size: int = 1) -> None:
        self.log.append(what)
        self.sizes.append(size)
        trouble = self.weather.pop(0) if self.weather else None
        await asyncio.sleep(self.latency)
        if trouble is None or trouble[1]:
            change()
        if trouble is not None:
            raise trouble[0]

    async def _entries(
        self, what: str, id_: str, change: Callable[[], None], size: int
    ) -> Snapshot:
        def changed() -> None:
            change()
            self.revision[id_] += 1

        await self._command(what, changed, size)
        return Snapshot(self.snapshot(id_) if self.says_snapshots else "")

    # Playlists

    async def get_playlist(self, playlist_id: str, *, fields: str | None = None) -> Playlist:
        self.log.append(f"get {fields}")
        await asyncio.sleep(self.latency)
        told = self.told(playlist_id)
        if fields is None or "items(is_local" not in fields:
            return told
        first = self._items(self.rows[playlist_id][:100])
        return structs.replace(told, items=Page(first, len(self.rows[playlist_id]), 100, 0))

    async def get_playlist_items(
        self, playlist_id: str, limit: int = 20, offset: int = 0, *, fields: str | None = None
    ) -> Page[PlaylistItem]:
        assert limit <= 50
        self.log.append("get items")
        await asyncio.sleep(self.latency)
        rows = self.rows[playlist_id]
        return Page(self._items(rows[offset : offset + limit]), len(rows), limit, offset)

    def _items(self, uris: Sequence[str | None]) -> tuple[PlaylistItem, ...]:
        return tuple(PlaylistItem(item=None if uri is None else thing(uri)) for uri in uris)

    async def add_items_to_playlist(
        self, playlist_id: str, uris: Sequence[str], *, position: int | None = None
    ) -> Snapshot:
        assert 1 <= len(uris) <= 100
        assert all("local" not in uri for uri in uris)
        rows = self.rows[playlist_id]
        at = len(rows) if position is None else position
        assert 0 <= at <= len(rows)
        return await self._entries(
            "add", playlist_id, lambda: rows.__setitem__(slice(at, at), uris), len(uris)
        )

    async def update_playlist_items(
        self,
        playlist_id: str,
        *,
        range_start: int | None = None,
        insert_before: int | None = None,
        range_length: int | None = None,
        snapshot_id: str | None = None,
    ) -> Snapshot:
        assert range_start is not None
        assert insert_before is not None
        assert range_length is not None
        first, before, end = range_start, insert_before, range_start + range_length
        assert snapshot_id in (None, self.snapshot(playlist_id))

        def move() -> None:
            rows = self.rows[playlist_id]
            block = rows[first:end]
            landed = before - len(block) if before > first else before
            rest = rows[:first] + rows[end:]
            self.rows[playlist_id] = rest[:landed] + block + rest[landed:]

        return await self._entries("move", playlist_id, move, range_length)

    async def remove_playlist_items(
        self, playlist_id: str, uris: Sequence[str], *, snapshot_id: str | None = None
    ) -> Snapshot:
        assert 1 <= len(uris) <= 100
        assert snapshot_id in (None, self.snapshot(playlist_id))

        def remove() -> None:
            rows = self.rows[playlist_id]
            rows[:] = [uri for uri in rows if uri not in uris]

        return await self._entries("remove", playlist_id, remove, len(uris))

    async def create_playlist(
        self,
        name: str,
        *,
        public: bool | None = None,
        collaborative: bool | None = None,
        description: str | None = None,
    ) -> Playlist:
        id_ = f"made{len(self.about)}"
        made = playlist(
            id_,
            name=name,
            public=public is not False,
            collaborative=bool(collaborative),
            description=description or "",
        )
        await self._command("create", lambda: void(self.give(made, ())))
        return self.told(id_)

    async def change_playlist_details(
        self,
        playlist_id: str,
        *,
        name: str | None = None,
        public: bool | None = None,
        collaborative: bool | None = None,
        description: str | None = None,
    ) -> None:
        given: dict[str, object] = {}
        if name is not None:
            given["name"] = name
        if public is not None and (public or self.hides):
            given["public"] = public
        if collaborative is not None:
            given["collaborative"] = collaborative
        if description is not None:
            given["description"] = description.replace("&", "&amp;")

        def change() -> None:
            self.about[playlist_id] = structs.replace(self.about[playlist_id], **given)
            self.revision[playlist_id] += 1

        await self._command("details", change)

    async def upload_custom_playlist_cover_image(self, playlist_id: str, jpeg: bytes) -> None:
        def change() -> None:
            self.revision[playlist_id] += 1

        await self._command("cover", change)

    # The library; `saved` has when each was saved, the newest first

    async def check_users_saved_items(self, uris: Sequence[str]) -> tuple[bool, ...]:
        assert 1 <= len(uris) <= 40
        self.log.append("get saved")
        await asyncio.sleep(self.latency)
        if self.is_silent:
            raise ServerFault("broken", status=503)
        own = {f"spotify:playlist:{id_}" for id_ in self.own}
        return tuple(uri in self.saved or uri in own for uri in uris)

    async def save_items_to_library(self, uris: Sequence[str]) -> None:
        assert 1 <= len(uris) <= 40

        def save() -> None:
            fresh = {uri: "now" for uri in uris if uri not in self.saved}
            self.saved = {**fresh, **self.saved}
            for uri in reversed(uris):
                id_ = uri.rpartition(":")[2]
                if id_ in self.about and id_ not in self.own:
                    self.own.insert(0, id_)

        await self._command("save", save, len(uris))

    async def remove_items_from_library(self, uris: Sequence[str]) -> None:
        assert 1 <= len(uris) <= 40

        def remove() -> None:
            self.saved = {uri: at for uri, at in self.saved.items() if uri not in uris}
            self.own = [id_ for id_ in self.own if f"spotify:playlist:{id_}" not in uris]

        await self._command("unsave", remove, len(uris))

    async def save_tracks_for_current_user(
        self, ids: Sequence[str] = (), *, timestamped_ids: Mapping[str, datetime] | None = None
    ) -> None:
        assert timestamped_ids
        if not self.takes_dates:
            raise ClosedBySpotify("not any more", status=403)
        dated = {f"spotify:track:{id_}": at.isoformat() for id_, at in timestamped_ids.items()}

        def save() -> None:
            both = {**dated, **self.saved}
            self.saved = dict(sorted(both.items(), key=lambda pair: pair[1], reverse=True))

        await self._command("save dated", save, len(dated))


class Open:
    """One open list."""

    def __init__(self, place: Place, server: Server, rows: PagedList[Entry]) -> None:
        self.place = place
        self.rows = rows
        self.snapshot_id = ""
        self.about: Thing | None = None
        self.refreshed = 0
        self.server = server

    def tell_about(self, about: Thing) -> None:
        self.about = about

    def refresh(self) -> None:
        self.refreshed += 1
        self.rows.reload()

    def shown(self) -> list[object]:
        rows = [self.rows.row(index) for index in range(self.rows.total or 0)]
        return [
            getattr(row.thing, "uri", None)
            if isinstance(row, Entry)
            else (None if row is Absent.NULL else row)
            for row in rows
        ]


@dataclass
class Screen:
    """The lists that are open, with their loops."""

    server: Server
    lists: dict[Place, Open] = field(default_factory=dict)
    loops: list[asyncio.Task[None]] = field(default_factory=list)

    def kept(self, place: Place) -> Open | None:
        return self.lists.get(place)

    async def open(self, place: Place, page_size: int = 50) -> Open:
        """A list with all of its rows in sight."""
        opened = self.show(place, page_size)
        await asyncio.sleep(30)
        if place.kind is PlaceKind.PLAYLIST:
            opened.about = self.server.told(place.id)
            opened.snapshot_id = self.server.snapshot(place.id)
        return opened

    def show(self, place: Place, page_size: int = 50) -> Open:
        """The same, of which nothing is here yet."""
        opened = self._new(place, page_size)
        self.lists[place] = opened
        self.loops.append(asyncio.create_task(opened.rows.run()))
        opened.rows.look_at(0, 2000)
        return opened

    def _new(self, place: Place, page_size: int) -> Open:
        rows: PagedList[Entry] = PagedList(
            Fetch(place, self.server),
            clock=lambda: asyncio.get_running_loop().time(),
            sleep=asyncio.sleep,
            page_size=page_size,
        )
        return Open(place, self.server, rows)


@dataclass
class Fetch:
    """Where an open list has its rows from."""

    place: Place
    server: Server

    async def fetch(self, offset: int, limit: int) -> Page[Entry]:
        entries = self._all()
        await asyncio.sleep(self.server.latency)
        return Page(tuple(entries[offset : offset + limit]), len(entries), limit, offset)

    def _all(self) -> list[Entry | None]:
        server = self.server
        if self.place == PLAYLISTS:
            return [Entry(server.told(id_)) for id_ in server.own]
        if self.place == LIKED:
            return [Entry(thing(uri), added_at=at) for uri, at in server.saved.items()]
        return [None if uri is None else Entry(thing(uri)) for uri in server.rows[self.place.id]]


class Visit:
    """Edits with everything around them, running."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.screen = Screen(server)
        self.news: list[News] = []
        clock = lambda: asyncio.get_running_loop().time()  # noqa: E731 - a clock, no function
        self.saved = SavedIndex(server, clock=clock, sleep=asyncio.sleep)
        self.edits = Edits(
            server, self.saved, self.screen, own_id=lambda: "me", clock=clock, sleep=asyncio.sleep
        )
        self.edits.subscribe(self.news.append)

    async def __aenter__(self) -> Visit:
        self.screen.loops += [
            asyncio.create_task(self.edits.run()),
            asyncio.create_task(self.saved.run()),
        ]
        return self

    async def __aexit__(self, *_: object) -> None:
        for loop in self.screen.loops:
            if loop.done():
                loop.result()
            loop.cancel()
        await asyncio.gather(*self.screen.loops, return_exceptions=True)

    async def open(self, id_: str = "p") -> Open:
        return await self.screen.open(Place(PlaceKind.PLAYLIST, id_))

    def last(self, kind: type[News]) -> News:
        return next(news for news in reversed(self.news) if isinstance(news, kind))


def void(_: object) -> None:
    return None

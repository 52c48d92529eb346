"""What is in a playlist, as far as the account is told."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from tuify.library.sources.playlists import NOT_TOLD, PlaylistSource
from tuify.spotify.models import Owner, Playlist, PlaylistItem, Track
from tuify.spotify.paging import Page

SOMEBODY = Owner("somebody")
LOCAL = Track(name="mine", uri="spotify:local:a:b:c:1", is_local=True)
ITEMS = (
    PlaylistItem(item=Track(name="one"), added_at="2020-01-01T00:00:00Z", added_by=SOMEBODY),
    PlaylistItem(),
    None,
    PlaylistItem(item=LOCAL),
)


@dataclass
class Playlists:
    items: Page[PlaylistItem] | None
    fields: list[str | None] = field(default_factory=list)

    async def get_playlist(self, playlist_id: str, *, fields: str | None = None) -> Playlist:
        self.fields.append(fields)
        return Playlist(playlist_id, name="Mix", snapshot_id="one", items=self.items)

    async def get_playlist_items(
        self, playlist_id: str, limit: int = 20, offset: int = 0
    ) -> Page[PlaylistItem]:
        raise AssertionError("all is here already")

    async def get_current_users_playlists(self, limit: int = 20, offset: int = 0) -> Page[Playlist]:
        raise AssertionError("nobody wants them")

    async def get_users_playlists(
        self, user_id: str, limit: int = 20, offset: int = 0
    ) -> Page[Playlist]:
        raise AssertionError("nobody wants them")


def test_every_entry_keeps_its_place_and_what_its_list_says_of_it() -> None:
    opened = asyncio.run(PlaylistSource(Playlists(Page(ITEMS, 4, 100)), "x").opening())
    assert opened.page is not None
    first, *rest = opened.page.items
    assert first is not None
    assert (first.added_at, first.added_by) == ("2020-01-01T00:00:00Z", SOMEBODY)
    assert [entry and entry.thing for entry in rest] == [None, None, LOCAL]
    assert opened.snapshot_id == "one"
    assert opened.about == Playlist("x", name="Mix", snapshot_id="one", items=Page(total=4))


def test_a_playlist_whose_contents_are_not_told_says_why_it_is_empty() -> None:
    opened = asyncio.run(PlaylistSource(Playlists(None), "x").opening())
    assert opened.page is not None
    assert (opened.page.total, opened.page.items) == (0, ())
    assert opened.note == NOT_TOLD
    assert "only to its owner" in NOT_TOLD
    assert "P plays it" in NOT_TOLD


def test_the_snapshot_costs_a_small_answer() -> None:
    playlists = Playlists(Page(ITEMS, 4, 100))
    assert asyncio.run(PlaylistSource(playlists, "x").snapshot_id()) == "one"
    assert playlists.fields == ["id,snapshot_id"]

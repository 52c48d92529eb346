"""What belongs to accounts: saved, followed and made by the client, in both modes and spellings."""

from datetime import UTC, datetime

import pytest

from tests.contract.world import Here, visit
from tuify.emulator.options import Mode
from tuify.spotify import errors
from tuify.spotify.client import Spotify
from tuify.spotify.models import Playlist
from tuify.spotify.reference import reference
from tuify.spotify.walking import pages

in_both_modes = pytest.mark.parametrize("mode", ["extended", "development"])
in_every_spelling = pytest.mark.parametrize(
    ("mode", "is_recent"),
    [("extended", True), ("extended", False), ("development", True)],
    ids=["extended", "extended, older spelling", "development"],
)

BLOCK = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
"""The beginning and the end of a JPEG, with nothing between them."""


def there(mode: Mode, is_recent: bool) -> Here:
    """A world in which the client takes the spellings of 2026 to be missing, or not."""
    here = Here(mode)
    if not is_recent:
        for entry in reference():
            if entry.operation.is_recent:
                here.spotify.access.close(entry.operation)
    return here


async def uris_of_all_kinds(spotify: Spotify) -> list[str]:
    """Things the account may have saved or not, one of each kind."""
    found = await spotify.search.search_for_item(
        "a", ("track", "album", "show", "episode", "audiobook", "artist"), limit=1
    )
    lists = (
        found.tracks,
        found.albums,
        found.shows,
        found.episodes,
        found.audiobooks,
        found.artists,
    )
    uris: list[str] = []
    for kind, page in zip(
        ("track", "album", "show", "episode", "audiobook", "artist"), lists, strict=True
    ):
        assert page is not None
        (thing,) = page.items
        assert thing is not None
        uris.append(f"spotify:{kind}:{thing.id}")
    return uris


async def playlist_of_someone_else(spotify: Spotify) -> Playlist:
    """One that the account follows."""
    own = await spotify.users.own_id()
    page = await spotify.playlists.get_current_users_playlists(limit=50)
    return next(
        entry
        for entry in page.items
        if entry and entry.owner and entry.owner.id != own and not entry.collaborative
    )


@in_every_spelling
def test_what_is_saved_is_saved_and_what_is_removed_is_not(mode: Mode, is_recent: bool) -> None:
    async def story(here: Here) -> None:
        library = here.spotify.library
        others = await playlist_of_someone_else(here.spotify)
        assert others.owner is not None
        user = f"spotify:user:{others.owner.id}"
        uris = [*await uris_of_all_kinds(here.spotify), others.uri, user]

        await library.remove_items_from_library(uris)
        assert await library.check_users_saved_items(uris) == (False,) * 8
        await library.save_items_to_library(uris[::2])
        assert await library.check_users_saved_items(uris) == (True, False) * 4
        await library.save_items_to_library(uris)
        assert await library.check_users_saved_items(uris) == (True,) * 8

        lines = await here.requests()
        assert any("/me/library" in line for line in lines) is is_recent
        assert any("/followers" in line for line in lines) is not is_recent

    visit(story, there(mode, is_recent))


@in_every_spelling
def test_what_is_saved_stands_first_in_its_list(mode: Mode, is_recent: bool) -> None:
    async def story(here: Here) -> None:
        library = here.spotify.library
        uris = await uris_of_all_kinds(here.spotify)
        track, album, show, episode, book = (uri.rpartition(":")[2] for uri in uris[:5])
        await library.remove_items_from_library(uris[:5])
        await library.save_tracks_for_current_user([track])
        await library.save_albums_for_current_user([album])
        await library.save_shows_for_current_user([show])
        await library.save_episodes_for_current_user([episode])
        await library.save_audiobooks_for_current_user([book])

        first_track = (await library.get_users_saved_tracks(limit=1)).items[0]
        first_album = (await library.get_users_saved_albums(limit=1)).items[0]
        first_show = (await library.get_users_saved_shows(limit=1)).items[0]
        first_episode = (await library.get_users_saved_episodes(limit=1)).items[0]
        first_book = (await library.get_users_saved_audiobooks(limit=1)).items[0]
        assert first_track is not None
        assert first_track.track is not None
        assert first_track.track.id == track
        assert first_album is not None
        assert first_album.album is not None
        assert first_album.album.id == album
        assert first_show is not None
        assert first_show.show is not None
        assert first_show.show.id == show
        assert first_episode is not None
        assert first_episode.episode is not None
        assert first_episode.episode.id == episode
        assert first_book is not None
        assert first_book.audiobook is not None
        assert first_book.audiobook.id == book

        assert await library.check_users_saved_tracks([track]) == (True,)
        assert await library.check_users_saved_albums([album]) == (True,)
        assert await library.check_users_saved_shows([show]) == (True,)
        assert await library.check_users_saved_episodes([episode]) == (True,)
        assert await library.check_users_saved_audiobooks([book]) == (True,)

        await library.remove_users_saved_tracks([track])
        await library.remove_users_saved_albums([album])
        await library.remove_users_saved_shows([show])
        await library.remove_users_saved_episodes([episode])
        await library.remove_users_saved_audiobooks([book])
        assert await library.check_users_saved_items(uris[:5]) == (False,) * 5

    visit(story, there(mode, is_recent))


def test_tracks_with_the_time_they_are_to_have_been_saved() -> None:
    async def story(here: Here) -> None:
        library = here.spotify.library
        uri = (await uris_of_all_kinds(here.spotify))[0]
        track = uri.rpartition(":")[2]
        await library.remove_users_saved_tracks([track])
        early = datetime(2031, 5, 1, 12, tzinfo=UTC)
        await library.save_tracks_for_current_user(timestamped_ids={track: early})
        first = (await library.get_users_saved_tracks(limit=1)).items[0]
        assert first is not None
        assert first.track is not None
        assert (first.track.id, first.added_at) == (track, "2031-05-01T12:00:00Z")

    visit(story)


def test_times_are_not_taken_in_development_mode() -> None:
    async def story(here: Here) -> None:
        moment = datetime(2024, 5, 1, tzinfo=UTC)
        for _ in range(2):
            with pytest.raises(errors.ClosedBySpotify):
                await here.spotify.library.save_tracks_for_current_user(
                    timestamped_ids={"0000000000000000000000": moment}
                )
        assert (await here.requests()).count("PUT /v1/me/tracks") == 1

    visit(story, Here("development"))


@in_every_spelling
def test_following(mode: Mode, is_recent: bool) -> None:
    async def story(here: Here) -> None:
        follow = here.spotify.follow
        others = await playlist_of_someone_else(here.spotify)
        await follow.unfollow_playlist(others.id)
        assert not await follow.check_if_current_user_follows_playlist(others.id)
        listed = await here.spotify.playlists.get_current_users_playlists(limit=50)
        assert others.id not in [entry.id for entry in listed.items if entry]
        await follow.follow_playlist(others.id)
        assert await follow.check_if_current_user_follows_playlist(others.id)

        artist = (await uris_of_all_kinds(here.spotify))[5].rpartition(":")[2]
        await follow.unfollow_artists_or_users([artist], "artist")
        before = await follow.get_followed_artists(limit=1)
        await follow.follow_artists_or_users([artist], "artist")
        assert await follow.check_if_user_follows_artists_or_users([artist], "artist") == (True,)
        after = await follow.get_followed_artists(limit=1)
        assert (before.total or 0) + 1 == after.total

    visit(story, there(mode, is_recent))


@in_both_modes
def test_walking_through_the_followed_artists(mode: Mode) -> None:
    async def story(here: Here) -> None:
        seen: list[str | None] = []
        after: str | None = None
        while True:
            part = await here.spotify.follow.get_followed_artists(limit=50, after=after)
            seen += [artist.id for artist in part.items if artist]
            after = part.cursors.after if part.cursors else None
            if after is None:
                break
        assert len(seen) == len(set(seen)) == part.total

    visit(story, Here(mode))


@in_every_spelling
def test_a_playlist_from_its_making_to_its_end(mode: Mode, is_recent: bool) -> None:
    async def story(here: Here) -> None:
        playlists = here.spotify.playlists
        made = await playlists.create_playlist("Dawn", description="At six")
        assert (made.name, made.description) == ("Dawn", "At six")
        first = (await playlists.get_current_users_playlists(limit=1)).items[0]
        assert first is not None
        assert first.id == made.id

        tracks = await here.spotify.library.get_users_saved_tracks(limit=5)
        a, b, c, d, e = (entry.track.uri or "" for entry in tracks.items if entry and entry.track)

        async def contents() -> list[str | None]:
            page = await playlists.get_playlist_items(made.id, limit=50)
            return [entry.item.uri for entry in page.items if entry and entry.item]

        added = await playlists.add_items_to_playlist(made.id, [a, b, c])
        assert added.snapshot_id not in ("", made.snapshot_id)
        await playlists.add_items_to_playlist(made.id, [d], position=0)
        assert await contents() == [d, a, b, c]
        moved = await playlists.update_playlist_items(
            made.id, range_start=0, insert_before=4, range_length=2
        )
        assert await contents() == [b, c, d, a]
        removed = await playlists.remove_playlist_items(
            made.id, [c, a], snapshot_id=moved.snapshot_id
        )
        assert await contents() == [b, d]
        whole = await playlists.get_playlist(made.id, fields="id,snapshot_id")
        assert whole.snapshot_id == removed.snapshot_id
        await playlists.update_playlist_items(made.id, uris=[e])
        assert await contents() == [e]
        await playlists.update_playlist_items(made.id, uris=[])
        assert await contents() == []

        await here.spotify.follow.unfollow_playlist(made.id)
        first = (await playlists.get_current_users_playlists(limit=1)).items[0]
        assert first is None or first.id != made.id

    visit(story, there(mode, is_recent))


@in_both_modes
def test_details_and_cover(mode: Mode) -> None:
    async def story(here: Here) -> None:
        playlists = here.spotify.playlists
        made = await playlists.create_playlist("Dawn")
        await playlists.change_playlist_details(made.id, name="Dusk", description="At nine")
        await playlists.upload_custom_playlist_cover_image(made.id, BLOCK)
        changed = await playlists.get_playlist(made.id)
        assert (changed.name, changed.description) == ("Dusk", "At nine")
        (image,) = await playlists.get_playlist_cover_image(made.id)
        assert image.url
        assert changed.images == (image,)

    visit(story, Here(mode))


@in_every_spelling
def test_a_playlist_of_someone_else_is_not_changed(mode: Mode, is_recent: bool) -> None:
    async def story(here: Here) -> None:
        playlists = here.spotify.playlists
        others = await playlist_of_someone_else(here.spotify)
        uri = (await uris_of_all_kinds(here.spotify))[0]
        for attempt in (
            lambda: playlists.add_items_to_playlist(others.id, [uri]),
            lambda: playlists.remove_playlist_items(others.id, [uri]),
            lambda: playlists.update_playlist_items(others.id, uris=[]),
            lambda: playlists.change_playlist_details(others.id, name="Mine"),
            lambda: playlists.upload_custom_playlist_cover_image(others.id, BLOCK),
        ):
            with pytest.raises(errors.NotYourPlaylist):
                await attempt()
        made = await playlists.create_playlist("Mine")
        assert (await playlists.add_items_to_playlist(made.id, [uri])).snapshot_id

    visit(story, there(mode, is_recent))


@in_both_modes
def test_ones_own_account_by_its_id(mode: Mode) -> None:
    async def story(here: Here) -> None:
        users, playlists = here.spotify.users, here.spotify.playlists
        own = await users.get_current_users_profile()
        assert (await users.get_users_profile(own.id)).display_name == own.display_name
        listed = await playlists.get_users_playlists(own.id, limit=5)
        assert listed == await playlists.get_current_users_playlists(limit=5)
        made = await playlists.create_playlist_for_user(own.id, "Dawn", public=False)
        assert made.owner is not None
        assert made.owner.id == own.id

    visit(story, Here(mode))


def test_accounts_of_others_in_extended_mode() -> None:
    async def story(here: Here) -> None:
        owner = (await playlist_of_someone_else(here.spotify)).owner
        assert owner is not None
        user = await here.spotify.users.get_users_profile(owner.id)
        assert (user.id, user.display_name) == (owner.id, owner.display_name)
        listed = await here.spotify.playlists.get_users_playlists(owner.id)
        assert all(entry is None or entry.owner == owner for entry in listed.items)
        with pytest.raises(errors.Forbidden):
            await here.spotify.playlists.create_playlist_for_user(owner.id, "Theirs")
        with pytest.raises(errors.NotFound):
            await here.spotify.users.get_users_profile("nobody.at.all")

    visit(story)


def test_accounts_of_others_in_development_mode() -> None:
    async def story(here: Here) -> None:
        owner = (await playlist_of_someone_else(here.spotify)).owner
        assert owner is not None
        before = len(await here.requests())
        for _ in range(2):
            with pytest.raises(errors.ClosedBySpotify):
                await here.spotify.users.get_users_profile(owner.id)
            with pytest.raises(errors.ClosedBySpotify):
                await here.spotify.playlists.get_users_playlists(owner.id)
        assert len(await here.requests()) == before + 2

    visit(story, Here("development"))


@in_both_modes
def test_walking_through_a_playlist(mode: Mode) -> None:
    async def story(here: Here) -> None:
        playlists = here.spotify.playlists
        own = await here.spotify.users.own_id()
        listed = await playlists.get_current_users_playlists(limit=50)
        longest = max(
            (entry for entry in listed.items if entry and entry.owner and entry.owner.id == own),
            key=lambda entry: entry.items.total if entry.items else 0,
        )
        assert longest.items is not None
        assert longest.items.total > 50
        walked = [
            entry
            async for page in pages(
                lambda offset: playlists.get_playlist_items(longest.id, limit=50, offset=offset)
            )
            for entry in page.items
        ]
        assert len(walked) == longest.items.total

    visit(story, Here(mode))

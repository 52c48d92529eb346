"""What the catalog holds, asked of the emulator by the client, in both of its modes."""

from collections.abc import Awaitable, Callable

import pytest

from tests.contract.world import Here, visit
from tuify.emulator.options import Mode
from tuify.spotify import errors
from tuify.spotify.endpoints.search import Kind
from tuify.spotify.models import Playlist, SearchResults, Track
from tuify.spotify.tunables import Tunables
from tuify.spotify.walking import pages

MODES: list[Mode] = ["extended", "development"]

in_both_modes = pytest.mark.parametrize("mode", MODES)

NOBODY = "0000000000000000000000"

Question = Callable[[Here], Awaitable[object]]


@in_both_modes
def test_several_things_in_their_order(mode: Mode) -> None:
    async def story(here: Here) -> None:
        spotify, track = here.spotify, await _playing(here)
        album, artist = _id(track.album), _id(track.artists[0])
        other = await _other_track(here, album)

        tracks = await spotify.tracks.get_several_tracks([other, NOBODY, _id(track), other])
        assert [entry and entry.id for entry in tracks] == [other, None, track.id, other]
        albums = await spotify.albums.get_several_albums([NOBODY, album])
        assert [entry and entry.id for entry in albums] == [None, album]
        artists = await spotify.artists.get_several_artists([artist, NOBODY])
        assert [entry and entry.id for entry in artists] == [artist, None]
        found = await _found(here, "a", "audiobook")
        assert found.audiobooks is not None
        book = _id(found.audiobooks.items[0])
        books = await spotify.audiobooks.get_several_audiobooks([book, NOBODY])
        assert [entry and entry.id for entry in books] == [book, None]
        chapters = await spotify.audiobooks.get_audiobook_chapters(book, limit=2)
        ids = [_id(entry) for entry in chapters.items]
        named = await spotify.audiobooks.get_several_chapters([NOBODY, *ids])
        assert [entry and entry.id for entry in named] == [None, *ids]
        assert {entry.audiobook.id for entry in named if entry and entry.audiobook} == {book}

    visit(story, Here(mode))


@in_both_modes
def test_several_podcasts_of_which_one_does_not_exist(mode: Mode) -> None:
    async def story(here: Here) -> None:
        found = await _found(here, "a", "show")
        assert found.shows is not None
        show = _id(found.shows.items[0])
        shows = await here.spotify.shows.get_several_shows([NOBODY, show])
        assert [entry and entry.id for entry in shows] == [None, show]
        episodes = await here.spotify.shows.get_show_episodes(show, limit=3)
        ids = [_id(entry) for entry in episodes.items]
        named = await here.spotify.episodes.get_several_episodes([*ids, NOBODY])
        assert [entry and entry.id for entry in named] == [*ids, None]
        assert {entry.show.id for entry in named if entry and entry.show} == {show}

    visit(story, Here(mode))


def test_a_list_that_is_refused_is_asked_for_once_and_each_thing_of_it_once() -> None:
    async def story(here: Here) -> None:
        track = await _playing(here)
        ids = [_id(track), await _other_track(here, _id(track.album))]
        before = len(await here.requests())
        for _ in range(3):
            await here.spotify.tracks.get_several_tracks(ids)
        sent = (await here.requests())[before:]
        assert sorted(sent) == sorted(["GET /v1/tracks", *(f"GET /v1/tracks/{i}" for i in ids)])

    visit(story, Here("development"))


@in_both_modes
def test_an_artist(mode: Mode) -> None:
    async def story(here: Here) -> None:
        artists, artist = here.spotify.artists, _id((await _playing(here)).artists[0])
        top = await artists.get_artists_top_tracks(artist)
        assert 0 < len(top.tracks) <= 10
        assert all(artist in [_id(one) for one in track.artists] for track in top.tracks)
        assert top.from_search is (mode == "development")

        first = await artists.get_artists_albums(artist, limit=2)
        walked = [
            entry
            async for page in pages(
                lambda offset: artists.get_artists_albums(artist, limit=2, offset=offset)
            )
            for entry in page.items
        ]
        assert len(walked) == first.total
        assert len({_id(album) for album in walked}) == len(walked)
        singles = await artists.get_artists_albums(artist, include_groups=["single"], limit=10)
        assert {album.album_type for album in singles.items if album} <= {"single"}

    visit(story, Here(mode))


@in_both_modes
def test_tracks_of_an_album(mode: Mode) -> None:
    async def story(here: Here) -> None:
        album = await here.spotify.albums.get_album(_id((await _playing(here)).album))
        assert album.tracks is not None
        listed = await here.spotify.albums.get_album_tracks(_id(album), limit=50)
        assert listed.total == album.total_tracks
        assert listed.items == album.tracks.items
        assert (album.label is None) is (mode == "development")

    visit(story, Here(mode))


@in_both_modes
def test_search_finds_what_plays(mode: Mode) -> None:
    async def story(here: Here) -> None:
        track = await _playing(here)
        results = await here.spotify.search.search_for_item(
            f"{track.name} {track.artists[0].name}", ["track", "artist", "album"], limit=10
        )
        assert results.tracks is not None
        assert track.id in [entry.id for entry in results.tracks.items if entry]
        assert results.artists is not None
        assert results.albums is not None
        assert results.shows is None
        assert len(results.tracks.items) <= 10
        following = await here.spotify.search.search_for_item("a", ["track"], limit=5, offset=5)
        first = await here.spotify.search.search_for_item("a", ["track"], limit=10)
        assert following.tracks is not None
        assert first.tracks is not None
        assert following.tracks.items == first.tracks.items[5:]

    visit(story, Here(mode))


@in_both_modes
def test_what_the_user_hears_most(mode: Mode) -> None:
    async def story(here: Here) -> None:
        personal = here.spotify.personalization
        tracks = await personal.get_users_top_tracks(time_range="short_term", limit=5)
        artists = await personal.get_users_top_artists(limit=5, offset=1)
        assert [type(entry) for entry in tracks.items] == [Track] * 5
        assert artists.offset == 1
        assert len({_id(entry) for entry in artists.items}) == 5

    visit(story, Here(mode))


def test_how_tracks_sound() -> None:
    async def story(here: Here) -> None:
        tracks, track = here.spotify.tracks, await _playing(here)
        features = await tracks.get_tracks_audio_features(_id(track))
        assert (features.id, features.duration_ms) == (track.id, track.duration_ms)
        listed = await tracks.get_several_tracks_audio_features([NOBODY, _id(track)])
        assert listed == (None, features)
        analysis = await tracks.get_tracks_audio_analysis(_id(track))
        assert analysis.track is not None
        heard = analysis.track
        assert (heard.tempo, heard.key, heard.mode) == (features.tempo, features.key, features.mode)
        assert heard.loudness == features.loudness
        assert analysis.segments
        shapes = {(len(segment.pitches), len(segment.timbre)) for segment in analysis.segments}
        assert shapes == {(12, 12)}
        last = analysis.segments[-1]
        assert last.start + last.duration == pytest.approx(track.duration_ms / 1000, abs=0.01)

    visit(story)


def test_recommendations_keep_within_their_bounds() -> None:
    async def story(here: Here) -> None:
        track = await _playing(here)
        genres = await here.spotify.browse.get_available_genre_seeds()
        found = await here.spotify.browse.get_recommendations(
            seed_tracks=[_id(track)],
            seed_genres=genres[:1],
            least=Tunables(tempo=80),
            most=Tunables(tempo=140, duration_ms=600_000),
            limit=10,
        )
        assert len(found.seeds) == 2
        assert 0 < len(found.tracks) <= 10
        ids = [_id(entry) for entry in found.tracks]
        heard = await here.spotify.tracks.get_several_tracks_audio_features(ids)
        assert all(one and one.tempo and 80 <= one.tempo <= 140 for one in heard)

    visit(story)


def test_what_the_service_proposes() -> None:
    async def story(here: Here) -> None:
        browse = here.spotify.browse
        categories = await browse.get_several_browse_categories(limit=3)
        assert len(categories.items) == 3
        category = categories.items[0]
        assert category is not None
        single = await browse.get_single_browse_category(category.id)
        assert single == category
        filed = await browse.get_categorys_playlists(category.id, limit=2)
        featured = await browse.get_featured_playlists(limit=2)
        for shown in (filed, featured):
            assert shown.message
            assert shown.playlists is not None
            assert {type(entry) for entry in shown.playlists.items} <= {Playlist, type(None)}
        fresh = await browse.get_new_releases(limit=4)
        assert len(fresh.items) == 4
        assert "SE" in await here.spotify.markets.get_available_markets()
        artist = _id((await _playing(here)).artists[0])
        related = await here.spotify.artists.get_artists_related_artists(artist)
        assert 0 < len(related) <= 20
        assert artist not in [_id(one) for one in related]

    visit(story)


CLOSED: list[Question] = [
    lambda here: here.spotify.artists.get_artists_related_artists(NOBODY),
    lambda here: here.spotify.browse.get_featured_playlists(),
    lambda here: here.spotify.browse.get_several_browse_categories(),
    lambda here: here.spotify.browse.get_single_browse_category("pop"),
    lambda here: here.spotify.browse.get_categorys_playlists("pop"),
    lambda here: here.spotify.browse.get_new_releases(),
    lambda here: here.spotify.browse.get_recommendations(seed_tracks=[NOBODY]),
    lambda here: here.spotify.browse.get_available_genre_seeds(),
    lambda here: here.spotify.markets.get_available_markets(),
    lambda here: here.spotify.tracks.get_tracks_audio_features(NOBODY),
    lambda here: here.spotify.tracks.get_several_tracks_audio_features([NOBODY]),
    lambda here: here.spotify.tracks.get_tracks_audio_analysis(NOBODY),
]


@pytest.mark.parametrize("question", CLOSED)
def test_what_is_closed_to_apps_of_today_is_asked_for_once(question: Question) -> None:
    async def story(here: Here) -> None:
        for _ in range(2):
            with pytest.raises(errors.ClosedBySpotify) as closed:
                await question(here)
            assert closed.value.since is not None
        assert len(await here.requests()) == 1

    visit(story, Here("development"))


@in_both_modes
def test_what_is_not_there(mode: Mode) -> None:
    async def story(here: Here) -> None:
        spotify = here.spotify
        for question in (
            spotify.albums.get_album_tracks,
            spotify.artists.get_artists_albums,
            spotify.artists.get_artists_top_tracks,
            spotify.audiobooks.get_an_audiobook,
            spotify.audiobooks.get_a_chapter,
            spotify.audiobooks.get_audiobook_chapters,
            spotify.episodes.get_episode,
            spotify.shows.get_show,
            spotify.shows.get_show_episodes,
        ):
            with pytest.raises((errors.NotFound, errors.BadRequest)):
                await question(NOBODY)

    visit(story, Here(mode))


async def _playing(here: Here) -> Track:
    item = (await here.playback()).item
    assert isinstance(item, Track)
    return item


async def _other_track(here: Here, album: str) -> str:
    return _id((await here.spotify.albums.get_album_tracks(album, limit=50)).items[-1])


async def _found(here: Here, words: str, kind: Kind) -> SearchResults:
    return await here.spotify.search.search_for_item(words, [kind])


def _id(thing: object) -> str:
    found = getattr(thing, "id", None)
    assert isinstance(found, str)
    return found

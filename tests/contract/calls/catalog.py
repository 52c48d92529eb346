"""The client's calls for what the catalog holds and what the service makes of it."""

from typing import Final

from tests.contract.calls.making import Called, get, ids
from tests.contract.things import NOBODY
from tuify.spotify.tunables import Tunables

CATALOG: Final[list[Called]] = [
    get(
        "/albums/{id}",
        lambda s, t: s.albums.get_album(t["album"], market="SE"),
        lambda r, t: r.id == t["album"] and r.tracks and r.tracks.items,
    ),
    get(
        "/albums",
        lambda s, t: s.albums.get_several_albums([t["album"], NOBODY, t["other_album"]]),
        lambda r, t: ids(r) == [t["album"], None, t["other_album"]],
    ),
    get(
        "/albums/{id}/tracks",
        lambda s, t: s.albums.get_album_tracks(t["album"], limit=50),
        lambda r, t: r.total and len(r.items) == min(50, r.total),
    ),
    get(
        "/artists/{id}",
        lambda s, t: s.artists.get_artist(t["artist"]),
        lambda r, t: r.id == t["artist"] and r.name,
    ),
    get(
        "/artists",
        lambda s, t: s.artists.get_several_artists([NOBODY, t["artist"]]),
        lambda r, t: ids(r) == [None, t["artist"]],
    ),
    get(
        "/artists/{id}/albums",
        lambda s, t: s.artists.get_artists_albums(
            t["artist"], include_groups=["album", "single"], limit=10
        ),
        lambda r, t: r.items and r.limit == 10,
    ),
    get(
        "/artists/{id}/top-tracks",
        lambda s, t: s.artists.get_artists_top_tracks(t["artist"]),
        lambda r, t: r.tracks and all(t["artist"] in ids(one.artists) for one in r.tracks),
    ),
    get(
        "/artists/{id}/related-artists",
        lambda s, t: s.artists.get_artists_related_artists(t["artist"]),
        lambda r, t: r and t["artist"] not in ids(r),
        is_closed=True,
    ),
    get(
        "/audiobooks/{id}",
        lambda s, t: s.audiobooks.get_an_audiobook(t["audiobook"]),
        lambda r, t: r.id == t["audiobook"] and r.authors,
    ),
    get(
        "/audiobooks",
        lambda s, t: s.audiobooks.get_several_audiobooks([t["audiobook"], NOBODY]),
        lambda r, t: ids(r) == [t["audiobook"], None],
    ),
    get(
        "/audiobooks/{id}/chapters",
        lambda s, t: s.audiobooks.get_audiobook_chapters(t["audiobook"], limit=3),
        lambda r, t: len(r.items) == 3,
    ),
    get(
        "/chapters/{id}",
        lambda s, t: s.audiobooks.get_a_chapter(t["chapter"]),
        lambda r, t: r.id == t["chapter"] and r.audiobook and r.audiobook.id == t["audiobook"],
    ),
    get(
        "/chapters",
        lambda s, t: s.audiobooks.get_several_chapters([NOBODY, t["chapter"]]),
        lambda r, t: ids(r) == [None, t["chapter"]],
    ),
    get(
        "/episodes/{id}",
        lambda s, t: s.episodes.get_episode(t["episode"]),
        lambda r, t: r.id == t["episode"] and r.show and r.show.id == t["show"],
    ),
    get(
        "/episodes",
        lambda s, t: s.episodes.get_several_episodes([t["other_episode"], t["episode"]]),
        lambda r, t: ids(r) == [t["other_episode"], t["episode"]],
    ),
    get(
        "/markets",
        lambda s, t: s.markets.get_available_markets(),
        lambda r, t: "SE" in r,
        is_closed=True,
    ),
    get(
        "/shows/{id}",
        lambda s, t: s.shows.get_show(t["show"]),
        lambda r, t: r.id == t["show"] and r.name,
    ),
    get(
        "/shows",
        lambda s, t: s.shows.get_several_shows([t["other_show"], t["show"]]),
        lambda r, t: ids(r) == [t["other_show"], t["show"]],
    ),
    get(
        "/shows/{id}/episodes",
        lambda s, t: s.shows.get_show_episodes(t["show"], limit=2, offset=1),
        lambda r, t: ids(r.items)[0] == t["other_episode"],
    ),
    get(
        "/tracks/{id}",
        lambda s, t: s.tracks.get_track(t["track"], market="SE"),
        lambda r, t: r.id == t["track"] and r.album and r.album.id == t["album"],
    ),
    get(
        "/tracks",
        lambda s, t: s.tracks.get_several_tracks([t["other_track"], NOBODY, t["track"]]),
        lambda r, t: ids(r) == [t["other_track"], None, t["track"]],
    ),
    get(
        "/audio-features",
        lambda s, t: s.tracks.get_several_tracks_audio_features([t["track"], NOBODY]),
        lambda r, t: ids(r) == [t["track"], None],
        is_closed=True,
    ),
    get(
        "/audio-features/{id}",
        lambda s, t: s.tracks.get_tracks_audio_features(t["track"]),
        lambda r, t: r.id == t["track"] and r.tempo,
        is_closed=True,
    ),
    get(
        "/audio-analysis/{id}",
        lambda s, t: s.tracks.get_tracks_audio_analysis(t["track"]),
        lambda r, t: r.track and r.sections and r.segments and r.segments[0].pitches,
        is_closed=True,
    ),
]

FINDING: Final[list[Called]] = [
    get(
        "/search",
        lambda s, t: s.search.search_for_item(
            "the", ["track", "artist", "audiobook"], limit=10, market="SE", include_external=True
        ),
        lambda r, t: r.tracks and r.tracks.items and r.artists and r.audiobooks and not r.shows,
    ),
    get(
        "/recommendations",
        lambda s, t: s.browse.get_recommendations(
            seed_artists=[t["artist"]],
            seed_tracks=[t["track"], t["other_track"]],
            least=Tunables(tempo=60.5, key=0),
            most=Tunables(popularity=99, duration_ms=600_000),
            target=Tunables(energy=0.7, mode=1, loudness=-7.5),
            limit=5,
        ),
        lambda r, t: 0 < len(r.tracks) <= 5 and len(r.seeds) == 3,
        is_closed=True,
    ),
    get(
        "/recommendations/available-genre-seeds",
        lambda s, t: s.browse.get_available_genre_seeds(),
        lambda r, t: len(r) > 3,
        is_closed=True,
    ),
    get(
        "/browse/featured-playlists",
        lambda s, t: s.browse.get_featured_playlists(locale="sv_SE", limit=4),
        lambda r, t: r.message and r.playlists and r.playlists.items,
        is_closed=True,
    ),
    get(
        "/browse/categories",
        lambda s, t: s.browse.get_several_browse_categories(limit=4),
        lambda r, t: len(ids(r.items)) == 4,
        is_closed=True,
    ),
    get(
        "/browse/categories/{id}",
        lambda s, t: s.browse.get_single_browse_category(t["category"], locale="sv_SE"),
        lambda r, t: r.id == t["category"] and r.name,
        is_closed=True,
    ),
    get(
        "/browse/categories/{id}/playlists",
        lambda s, t: s.browse.get_categorys_playlists(t["category"], limit=3),
        lambda r, t: r.playlists and r.playlists.items,
        is_closed=True,
    ),
    get(
        "/browse/new-releases",
        lambda s, t: s.browse.get_new_releases(limit=4),
        lambda r, t: len(ids(r.items)) == 4,
        is_closed=True,
    ),
]

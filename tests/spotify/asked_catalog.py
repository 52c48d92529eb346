"""Every method for what the catalog holds, what it sends, and an answer to it."""

from tests.spotify.asked import Ask
from tests.spotify.bodies import (
    ALBUM,
    ANALYSIS,
    ARTIST,
    AUDIOBOOK,
    CATEGORY,
    CHAPTER,
    EPISODE,
    FEATURES,
    PLAYLIST,
    RECOMMENDED,
    SHOW,
    TRACK,
    page,
)
from tuify.spotify.tunables import Tunables

FEATURED = {"message": "For the evening", "playlists": page(PLAYLIST, None)}

SINGLE: list[tuple[Ask, str, object]] = [
    (lambda s: s.albums.get_album("B1", market="NL"), "GET /albums/B1?market=NL", ALBUM),
    (lambda s: s.audiobooks.get_a_chapter("C1"), "GET /chapters/C1", CHAPTER),
    (lambda s: s.audiobooks.get_an_audiobook("K1"), "GET /audiobooks/K1", AUDIOBOOK),
    (
        lambda s: s.browse.get_single_browse_category("edm_dance", locale="es_MX"),
        "GET /browse/categories/edm_dance?locale=es_MX",
        CATEGORY,
    ),
    (lambda s: s.episodes.get_episode("E1", market="NL"), "GET /episodes/E1?market=NL", EPISODE),
    (lambda s: s.shows.get_show("S1"), "GET /shows/S1", SHOW),
    (lambda s: s.tracks.get_track("T1", market="NL"), "GET /tracks/T1?market=NL", TRACK),
    (lambda s: s.tracks.get_tracks_audio_features("T1"), "GET /audio-features/T1", FEATURES),
    (lambda s: s.tracks.get_tracks_audio_analysis("T1"), "GET /audio-analysis/T1", ANALYSIS),
]

LISTS: list[tuple[Ask, str, object]] = [
    (
        lambda s: s.albums.get_album_tracks("B1", limit=50, offset=50, market="NL"),
        "GET /albums/B1/tracks?limit=50&offset=50&market=NL",
        page(TRACK),
    ),
    (
        lambda s: s.artists.get_artists_albums("A1"),
        "GET /artists/A1/albums?limit=5&offset=0",
        page(ALBUM),
    ),
    (
        lambda s: s.artists.get_artists_albums(
            "A1", include_groups=["single", "appears_on"], limit=10, offset=10, market="NL"
        ),
        "GET /artists/A1/albums?include_groups=single,appears_on&limit=10&offset=10&market=NL",
        page(ALBUM),
    ),
    (
        lambda s: s.artists.get_artists_top_tracks("A1", market="NL"),
        "GET /artists/A1/top-tracks?market=NL",
        {"tracks": [TRACK]},
    ),
    (
        lambda s: s.artists.get_artists_related_artists("A1"),
        "GET /artists/A1/related-artists",
        {"artists": [ARTIST]},
    ),
    (
        lambda s: s.audiobooks.get_audiobook_chapters("K1", limit=50),
        "GET /audiobooks/K1/chapters?limit=50&offset=0",
        page(CHAPTER),
    ),
    (
        lambda s: s.browse.get_several_browse_categories(limit=3, offset=6),
        "GET /browse/categories?limit=3&offset=6",
        {"categories": page(CATEGORY)},
    ),
    (
        lambda s: s.browse.get_featured_playlists(locale="sv_SE"),
        "GET /browse/featured-playlists?locale=sv_SE&limit=20&offset=0",
        FEATURED,
    ),
    (
        lambda s: s.browse.get_categorys_playlists("edm_dance", limit=50),
        "GET /browse/categories/edm_dance/playlists?limit=50&offset=0",
        FEATURED,
    ),
    (
        lambda s: s.browse.get_new_releases(),
        "GET /browse/new-releases?limit=20&offset=0",
        {"albums": page(ALBUM)},
    ),
    (
        lambda s: s.browse.get_recommendations(
            seed_artists=["A1"],
            seed_genres=["hip-hop", "indie folk"],
            seed_tracks=["T1"],
            least=Tunables(tempo=90.5),
            most=Tunables(tempo=120, duration_ms=300_000),
            target=Tunables(energy=0.25, loudness=-12.5),
            limit=100,
            market="NL",
        ),
        "GET /recommendations?seed_artists=A1&seed_genres=hip-hop,indie folk&seed_tracks=T1"
        "&limit=100&market=NL&min_tempo=90.5&max_duration_ms=300000&max_tempo=120"
        "&target_energy=0.25&target_loudness=-12.5",
        RECOMMENDED,
    ),
    (
        lambda s: s.browse.get_available_genre_seeds(),
        "GET /recommendations/available-genre-seeds",
        {"genres": ["ambient"]},
    ),
    (lambda s: s.markets.get_available_markets(), "GET /markets", {"markets": ["NL", "SE"]}),
    (
        lambda s: s.personalization.get_users_top_artists(time_range="long_term", limit=50),
        "GET /me/top/artists?time_range=long_term&limit=50&offset=0",
        page(ARTIST),
    ),
    (
        lambda s: s.personalization.get_users_top_tracks(offset=20),
        "GET /me/top/tracks?time_range=medium_term&limit=20&offset=20",
        page(TRACK),
    ),
    (
        lambda s: s.search.search_for_item("slow tide", ["track", "playlist"]),
        "GET /search?q=slow tide&type=track,playlist&limit=5&offset=0",
        {"tracks": page(TRACK), "playlists": page(PLAYLIST, None)},
    ),
    (
        lambda s: s.search.search_for_item(
            'year:1999 "x"', ["show"], limit=10, offset=990, market="NL", include_external=True
        ),
        'GET /search?q=year:1999 "x"&type=show&limit=10&offset=990&market=NL'
        "&include_external=audio",
        {"shows": page(SHOW)},
    ),
    (
        lambda s: s.shows.get_show_episodes("S1", limit=50, offset=100),
        "GET /shows/S1/episodes?limit=50&offset=100",
        page(EPISODE),
    ),
]

BATCHES: list[tuple[Ask, str, object]] = [
    (
        lambda s: s.albums.get_several_albums(["B1", "B2"], market="NL"),
        "GET /albums?ids=B1,B2&market=NL",
        {"albums": [ALBUM, None]},
    ),
    (
        lambda s: s.artists.get_several_artists(["A1", "A2"]),
        "GET /artists?ids=A1,A2",
        {"artists": [ARTIST, None]},
    ),
    (
        lambda s: s.audiobooks.get_several_audiobooks(["K1", "K2"], market="NL"),
        "GET /audiobooks?ids=K1,K2&market=NL",
        {"audiobooks": [AUDIOBOOK, None]},
    ),
    (
        lambda s: s.audiobooks.get_several_chapters(["C1", "C2"], market="NL"),
        "GET /chapters?ids=C1,C2&market=NL",
        {"chapters": [CHAPTER, None]},
    ),
    (
        lambda s: s.episodes.get_several_episodes(["E1", "E2"], market="NL"),
        "GET /episodes?ids=E1,E2&market=NL",
        {"episodes": [EPISODE, None]},
    ),
    (
        lambda s: s.shows.get_several_shows(["S1", "S2"], market="NL"),
        "GET /shows?ids=S1,S2&market=NL",
        {"shows": [SHOW, None]},
    ),
    (
        lambda s: s.tracks.get_several_tracks(["T1", "T2"], market="NL"),
        "GET /tracks?ids=T1,T2&market=NL",
        {"tracks": [TRACK, None]},
    ),
]
"""Each asks for two things in one market, of which the second does not exist."""

FEATURE_LIST: tuple[Ask, str, object] = (
    lambda s: s.tracks.get_several_tracks_audio_features(["T1", "T2"]),
    "GET /audio-features?ids=T1,T2",
    {"audio_features": [FEATURES, None]},
)

CATALOG = [*SINGLE, *LISTS, *BATCHES, FEATURE_LIST]

"""Small bodies as the service sends them, so that the tests stand without the recordings."""

import copy

Json = dict[str, object]

ARTIST: Json = {
    "external_urls": {"spotify": "https://open.example/artist/A1"},
    "id": "A1",
    "name": "Ilse Moor",
    "type": "artist",
    "uri": "spotify:artist:A1",
}

ALBUM: Json = {
    "album_type": "album",
    "artists": [ARTIST],
    "available_markets": ["NL", "DE"],
    "id": "B1",
    "images": [{"url": "https://i.example/b1", "width": 640, "height": 640}],
    "name": "Harbour",
    "release_date": "2024-05",
    "release_date_precision": "month",
    "total_tracks": 11,
    "type": "album",
    "uri": "spotify:album:B1",
}

TRACK: Json = {
    "album": ALBUM,
    "artists": [ARTIST],
    "disc_number": 1,
    "duration_ms": 242_000,
    "explicit": False,
    "id": "T1",
    "is_local": False,
    "is_playable": True,
    "name": "Paper Lanterns",
    "popularity": 40,
    "track_number": 3,
    "type": "track",
    "uri": "spotify:track:T1",
}

LOCAL: Json = {
    "album": {"name": "", "artists": [], "images": [], "release_date": None, "type": "album"},
    "artists": [{"name": "Someone", "id": None, "uri": None, "type": "artist"}],
    "duration_ms": {"totalMilliseconds": 184_000},
    "explicit": False,
    "id": None,
    "is_local": True,
    "name": "Demo tape",
    "type": "track",
    "uri": "spotify:local:Someone::Demo+tape:184",
}

EPISODE: Json = {
    "description": "About squirrels",
    "duration_ms": 3_690_161,
    "explicit": True,
    "id": "E1",
    "images": [],
    "name": "Squirrels",
    "release_date": "2024-07-26",
    "release_date_precision": "day",
    "resume_point": {"fully_played": False, "resume_position_ms": 26_000},
    "show": {"id": "S1", "name": "Woods", "uri": "spotify:show:S1", "images": []},
    "type": "episode",
    "uri": "spotify:episode:E1",
}

DEVICE: Json = {
    "id": "D1",
    "is_active": True,
    "is_private_session": False,
    "is_restricted": False,
    "name": "Desk",
    "supports_volume": True,
    "type": "Computer",
    "volume_percent": 60,
}

PLAYBACK: Json = {
    "device": DEVICE,
    "shuffle_state": False,
    "smart_shuffle": False,
    "repeat_state": "off",
    "timestamp": 1_701_284_951_675,
    "context": {
        "type": "collection",
        "uri": "spotify:user:u1:collection",
        "href": "https://api.example/v1/me/tracks",
        "external_urls": {"spotify": "https://open.example/collection/tracks"},
    },
    "progress_ms": 225_564,
    "item": TRACK,
    "currently_playing_type": "track",
    "actions": {"disallows": {"resuming": True, "skipping_prev": True, "seeking": False}},
    "is_playing": True,
}

OWNER: Json = {"id": "u1", "display_name": "Ada", "type": "user", "uri": "spotify:user:u1"}

PLAYLIST: Json = {
    "collaborative": False,
    "description": "",
    "id": "P1",
    "images": None,
    "items": {"href": "https://api.example/v1/playlists/P1/items", "total": 7},
    "name": "Night Walk",
    "owner": OWNER,
    "primary_color": None,
    "public": None,
    "snapshot_id": "AAAA",
    "type": "playlist",
    "uri": "spotify:playlist:P1",
}

PLAYLIST_ITEM: Json = {
    "added_at": "2025-07-29T21:11:55Z",
    "added_by": OWNER,
    "is_local": False,
    "item": TRACK,
}

SHOW: Json = {
    "description": "About woods",
    "explicit": False,
    "id": "S1",
    "images": [],
    "languages": ["en"],
    "media_type": "audio",
    "name": "Woods",
    "publisher": "Ada",
    "total_episodes": 12,
    "type": "show",
    "uri": "spotify:show:S1",
}

AUDIOBOOK: Json = {
    "authors": [{"name": "Ada"}],
    "description": "A long walk",
    "edition": "Unabridged",
    "explicit": False,
    "id": "K1",
    "images": [],
    "languages": ["en"],
    "media_type": "audio",
    "name": "The Walk",
    "narrators": [{"name": "Bo"}],
    "publisher": "Press",
    "total_chapters": 9,
    "type": "audiobook",
    "uri": "spotify:show:K1",
}

CHAPTER: Json = {
    "chapter_number": 0,
    "description": "",
    "duration_ms": 23_000,
    "explicit": False,
    "id": "C1",
    "images": [],
    "is_playable": True,
    "languages": ["en"],
    "name": "Opening",
    "release_date": "2015-11-20",
    "release_date_precision": "day",
    "resume_point": {"fully_played": False, "resume_position_ms": 9_000},
    "type": "episode",
    "uri": "spotify:episode:C1",
}

FEATURES: Json = {
    "acousticness": 0.011,
    "analysis_url": "https://api.example/v1/audio-analysis/T1",
    "danceability": 0.696,
    "duration_ms": 242_000,
    "energy": 1,
    "id": "T1",
    "instrumentalness": 0.000905,
    "key": 2,
    "liveness": 0.302,
    "loudness": -2.743,
    "mode": 1,
    "speechiness": 0.103,
    "tempo": 114.944,
    "time_signature": 4,
    "type": "audio_features",
    "uri": "spotify:track:T1",
    "valence": 0.625,
}

INTERVAL: Json = {"start": 0.5, "duration": 0.52, "confidence": 0.8}

ANALYSIS: Json = {
    "meta": {"analyzer_version": "4.0.0", "detailed_status": "OK", "status_code": 0},
    "track": {
        "duration": 242.0,
        "end_of_fade_in": 0.2,
        "key": -1,
        "key_confidence": 0.1,
        "loudness": -5.9,
        "mode": 0,
        "num_samples": 5_336_100,
        "start_of_fade_out": 236.5,
        "tempo": 118.2,
        "tempo_confidence": 0.73,
        "time_signature": 4,
    },
    "bars": [INTERVAL],
    "beats": [INTERVAL, INTERVAL],
    "tatums": [INTERVAL],
    "sections": [{**INTERVAL, "key": 9, "loudness": -14.9, "mode": -1, "tempo": 113.2}],
    "segments": [
        {
            **INTERVAL,
            "loudness_start": -23.1,
            "loudness_max": -14.3,
            "loudness_max_time": 0.07,
            "loudness_end": 0,
            "pitches": [0.2, 1, 0],
            "timbre": [42.1, -64.0, 0],
        }
    ],
}

CATEGORY: Json = {
    "href": "https://api.example/v1/browse/categories/edm_dance",
    "icons": [{"url": "https://i.example/c1", "width": None, "height": None}],
    "id": "edm_dance",
    "name": "Dance",
}

RECOMMENDED: Json = {
    "seeds": [
        {
            "afterFilteringSize": 250,
            "afterRelinkingSize": 249,
            "href": None,
            "id": "ambient",
            "initialPoolSize": 300,
            "type": "GENRE",
        }
    ],
    "tracks": [TRACK, None],
}

SAVED: Json = {"added_at": "2026-02-23T13:28:26Z", "track": TRACK}

USER: Json = {
    "account_id": "acc1",
    "display_name": "Ada",
    "id": "u1",
    "images": [],
    "uri": "spotify:user:u1",
}


def page(*items: object, total: int | None = None, offset: int = 0) -> Json:
    """A page of a list."""
    return {
        "href": "https://api.example/v1/x",
        "items": list(items),
        "limit": 50,
        "next": None,
        "offset": offset,
        "previous": None,
        "total": len(items) if total is None else total,
    }


def changed(body: Json, **fields: object) -> Json:
    """A copy of a body with some fields of its own."""
    return {**copy.deepcopy(body), **fields}


def without(body: Json, *names: str) -> Json:
    """A copy of a body that lacks some fields."""
    return {key: value for key, value in body.items() if key not in names}

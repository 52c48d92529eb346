"""The sections of the library, and for how long lists are good."""

from __future__ import annotations

from datetime import date

from tuify.library.freshness import A_DAY_S, A_MINUTE_S, TEN_MINUTES_S, TWO_HOURS_S, fresh_s
from tuify.library.places import PlaceKind
from tuify.library.sections import opened_from, sections
from tuify.spotify.errors import ClosedBySpotify


def test_the_library_opens_on_its_sections_in_their_order() -> None:
    titles = [section.title for section in sections({})]
    assert titles[:8] == [
        "Liked Songs",
        "Albums",
        "Artists",
        "Playlists",
        "Podcasts",
        "Episodes",
        "Audiobooks",
        "Recently played",
    ]
    assert sum(title.startswith("Top ") for title in titles) == 6
    assert titles[-4:] == ["New releases", "Categories", "Featured", "Recommendations"]
    assert len({section.place for section in sections({})}) == len(titles)


def test_what_is_closed_keeps_its_place_and_has_its_date_if_that_is_known() -> None:
    refusal = ClosedBySpotify("closed", since=date(2026, 2, 11))
    told = sections(
        {PlaceKind.CATEGORIES: refusal, PlaceKind.RECOMMENDATIONS: ClosedBySpotify("closed")}
    )
    closed = {section.title: section.closed for section in told if section.is_closed}
    assert closed == {"Categories": date(2026, 2, 11), "Recommendations": None}
    assert [section.title for section in told][-3:] == ["Categories", "Featured", "Recommendations"]


def test_recommendations_start_from_the_track_that_plays() -> None:
    *others, recommendations = [section.place for section in sections({})]
    track = f"spotify:track:{'1' * 22}"
    opened = opened_from(recommendations, track)
    assert opened is not None
    assert (opened.kind, opened.detail) == (PlaceKind.RECOMMENDATIONS, track)
    assert opened_from(recommendations, f"spotify:episode:{'1' * 22}") is None
    assert opened_from(recommendations, "spotify:local:::Song:60") is None
    assert opened_from(recommendations, None) is None
    assert [opened_from(each, None) for each in others] == others


def test_what_the_account_changes_is_good_for_less_than_what_it_does_not() -> None:
    assert fresh_s(PlaceKind.LIKED) == fresh_s(PlaceKind.PLAYLIST) == A_MINUTE_S
    assert fresh_s(PlaceKind.ALBUM) == fresh_s(PlaceKind.ARTIST_ALBUMS) == A_DAY_S
    assert fresh_s(PlaceKind.SEARCH) == TWO_HOURS_S
    assert fresh_s(PlaceKind.TOP_TRACKS) == fresh_s(PlaceKind.FEATURED) == TEN_MINUTES_S

"""Category "Browse" of the Web API reference: what the service proposes."""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from tuify.spotify.arguments import (
    checked_category_id,
    checked_id,
    checked_locale,
    checked_market,
    limit_for,
    part_for,
)
from tuify.spotify.endpoints.base import Endpoints
from tuify.spotify.errors import InvalidArgument
from tuify.spotify.fields import Text
from tuify.spotify.models import AlbumRef, Category, FeaturedPlaylists, Recommendations
from tuify.spotify.operations import Operation, Standing, speaks
from tuify.spotify.paging import Page
from tuify.spotify.tunables import ANYTHING, Tunables, spelled

GET_FEATURED_PLAYLISTS: Final = Operation(
    "GET",
    "/browse/featured-playlists",
    "Get Featured Playlists",
    "Browse",
    standing=Standing.CLOSED_2024,
    most_entries=50,
)
GET_SEVERAL_BROWSE_CATEGORIES: Final = Operation(
    "GET",
    "/browse/categories",
    "Get Several Browse Categories",
    "Browse",
    standing=Standing.REMOVED_2026,
    most_entries=50,
)
GET_SINGLE_BROWSE_CATEGORY: Final = Operation(
    "GET",
    "/browse/categories/{category_id}",
    "Get Single Browse Category",
    "Browse",
    standing=Standing.REMOVED_2026,
)
GET_CATEGORYS_PLAYLISTS: Final = Operation(
    "GET",
    "/browse/categories/{category_id}/playlists",
    "Get Category's Playlists",
    "Browse",
    standing=Standing.CLOSED_2024,
    most_entries=50,
)
GET_NEW_RELEASES: Final = Operation(
    "GET",
    "/browse/new-releases",
    "Get New Releases",
    "Browse",
    standing=Standing.REMOVED_2026,
    most_entries=50,
)
GET_RECOMMENDATIONS: Final = Operation(
    "GET",
    "/recommendations",
    "Get Recommendations",
    "Browse",
    standing=Standing.CLOSED_2024,
    most_ids=5,
    most_entries=100,
    is_one_page=True,
)
GET_AVAILABLE_GENRE_SEEDS: Final = Operation(
    "GET",
    "/recommendations/available-genre-seeds",
    "Get Available Genre Seeds",
    "Browse",
    standing=Standing.CLOSED_2024,
)

_GENRE: Final = re.compile(r"[^,\s\ud800-\udfff][^,\ud800-\udfff]{0,99}")


class _Categories(msgspec.Struct, frozen=True):
    categories: Page[Category]


class _NewReleases(msgspec.Struct, frozen=True):
    albums: Page[AlbumRef]


class _Genres(msgspec.Struct, frozen=True):
    genres: tuple[Text, ...] = ()


class BrowseEndpoints(Endpoints):
    """Categories, the service's own playlists, new releases and recommendations."""

    @speaks(GET_FEATURED_PLAYLISTS)
    async def get_featured_playlists(
        self, *, locale: str | None = None, limit: int = 20, offset: int = 0
    ) -> FeaturedPlaylists:
        """A page of what the service features now, under a heading in the language of `locale`."""
        part = part_for(GET_FEATURED_PLAYLISTS, limit, offset)
        query = {"locale": checked_locale(locale), **part}
        return await self._get(GET_FEATURED_PLAYLISTS, FeaturedPlaylists, query)

    @speaks(GET_SEVERAL_BROWSE_CATEGORIES)
    async def get_several_browse_categories(
        self, *, locale: str | None = None, limit: int = 20, offset: int = 0
    ) -> Page[Category]:
        """A page of the categories, named in the language of `locale`."""
        part = part_for(GET_SEVERAL_BROWSE_CATEGORIES, limit, offset)
        query = {"locale": checked_locale(locale), **part}
        return (await self._get(GET_SEVERAL_BROWSE_CATEGORIES, _Categories, query)).categories

    @speaks(GET_SINGLE_BROWSE_CATEGORY)
    async def get_single_browse_category(
        self, category_id: str, *, locale: str | None = None
    ) -> Category:
        """One category, named in the language of `locale`. Raises `NotFound`."""
        asked = checked_category_id(category_id)
        query = {"locale": checked_locale(locale)}
        return await self._get(GET_SINGLE_BROWSE_CATEGORY, Category, query, category_id=asked)

    @speaks(GET_CATEGORYS_PLAYLISTS)
    async def get_categorys_playlists(
        self, category_id: str, *, limit: int = 20, offset: int = 0
    ) -> FeaturedPlaylists:
        """A page of the playlists filed under a category. Raises `NotFound`."""
        asked = checked_category_id(category_id)
        part = part_for(GET_CATEGORYS_PLAYLISTS, limit, offset)
        return await self._get(GET_CATEGORYS_PLAYLISTS, FeaturedPlaylists, part, category_id=asked)

    @speaks(GET_NEW_RELEASES)
    async def get_new_releases(self, *, limit: int = 20, offset: int = 0) -> Page[AlbumRef]:
        """A page of albums that came out lately."""
        part = part_for(GET_NEW_RELEASES, limit, offset)
        return (await self._get(GET_NEW_RELEASES, _NewReleases, part)).albums

    @speaks(GET_RECOMMENDATIONS)
    async def get_recommendations(
        self,
        *,
        seed_artists: Sequence[str] = (),
        seed_genres: Sequence[str] = (),
        seed_tracks: Sequence[str] = (),
        least: Tunables = ANYTHING,
        most: Tunables = ANYTHING,
        target: Tunables = ANYTHING,
        limit: int = 20,
        market: str | None = None,
    ) -> Recommendations:
        """Tracks that resemble 1 to 5 seeds: ids of artists and tracks, names of genres.

        What lies outside of `least` and `most` is left out, so fewer than `limit` may come; what
        is near to `target` is preferred. The genres are those of `get_available_genre_seeds`.
        """
        query = {
            **_seeds(seed_artists, seed_genres, seed_tracks),
            "limit": limit_for(GET_RECOMMENDATIONS, limit),
            "market": checked_market(market),
            **spelled(least, most, target),
        }
        return await self._get(GET_RECOMMENDATIONS, Recommendations, query)

    @speaks(GET_AVAILABLE_GENRE_SEEDS)
    async def get_available_genre_seeds(self) -> tuple[str, ...]:
        """The genres that can be seeds."""
        return (await self._get(GET_AVAILABLE_GENRE_SEEDS, _Genres)).genres


def _seeds(
    artists: Sequence[str], genres: Sequence[str], tracks: Sequence[str]
) -> dict[str, list[str] | None]:
    """The seeds as the query spells them, kinds of which there are none left out."""
    listed = (artists, genres, tracks)
    if any(isinstance(seeds, str) or not isinstance(seeds, Sequence) for seeds in listed):
        raise InvalidArgument("Seeds are lists, not a single text.")
    most = GET_RECOMMENDATIONS.most_ids or 1
    if not 1 <= len(artists) + len(genres) + len(tracks) <= most:
        raise InvalidArgument(f"Recommendations need 1 to {most} seeds in all.")
    return {
        "seed_artists": [checked_id(seed) for seed in artists] or None,
        "seed_genres": [_checked_genre(seed) for seed in genres] or None,
        "seed_tracks": [checked_id(seed) for seed in tracks] or None,
    }


def _checked_genre(name: str) -> str:
    if not isinstance(name, str) or not _GENRE.fullmatch(name):
        raise InvalidArgument("A genre has a name without commas.")
    return name

"""What belongs to an artist: albums by group, best-known songs, and artists that are close."""

from collections.abc import Collection, Sequence
from typing import Literal

from tuify.emulator.catalog.catalog import ALBUMS, ALBUMS_PER_ARTIST, ARTISTS, Catalog
from tuify.emulator.catalog.taste import neighbours
from tuify.emulator.catalog.things import Album, Artist, Track

Group = Literal["album", "single", "appears_on", "compilation"]

GROUPS: tuple[Group, ...] = ("album", "single", "appears_on", "compilation")
"""In the order in which the service lists them."""

_TOP_TRACKS = 10
_RELATED = 20


def group_of(album: Album, artist: Artist) -> Group:
    """Return what an album is to an artist who stands on it."""
    return album.kind if album.artist == artist else "appears_on"


def discography(catalog: Catalog, artist: Artist, groups: Collection[Group]) -> Sequence[int]:
    """Return the numbers of an artist's albums of some groups: by group, the newest first."""
    compilations = catalog.compilations
    if artist.number == ARTISTS:
        return range(ALBUMS, ALBUMS + compilations.samplers if "compilation" in groups else ALBUMS)
    first = artist.number * ALBUMS_PER_ARTIST
    numbers = [*range(first, first + ALBUMS_PER_ARTIST)]
    numbers += [ALBUMS + index for index in compilations.samplers_with(artist.number)]
    retrospective = compilations.retrospective_of(artist.number)
    if retrospective is not None:
        numbers.append(ALBUMS + retrospective)
    albums = sorted(map(catalog.album, numbers), key=_release, reverse=True)
    grouped = [(GROUPS.index(group_of(album, artist)), album.number) for album in albums]
    return [
        number
        for group, number in sorted(grouped, key=lambda pair: pair[0])
        if GROUPS[group] in groups
    ]


def top_tracks(catalog: Catalog, artist: Artist) -> list[Track]:
    """Return the up to ten best-known songs of an artist that can be played."""
    if artist.number == ARTISTS:
        return []
    playable = [song for song in catalog.best_known(artist.number) if song.playable]
    return playable[:_TOP_TRACKS]


def related(catalog: Catalog, artist: Artist) -> list[Artist]:
    """Return up to twenty artists that are close to another one, the closest first.

    Close are those who stand nearby (:mod:`tuify.emulator.catalog.taste`) and share genres, or have
    none either; so many relations hold both ways, and going from one to the next leads on.
    """
    if artist.number == ARTISTS:
        return []
    nearby = map(catalog.artist, neighbours(catalog, artist.number))
    return sorted(nearby, key=lambda other: _distance(artist, other))[:_RELATED]


def _distance(one: Artist, other: Artist) -> float:
    """Tell how different two artists are: the share of genres they do not share, 0 to 1."""
    either = {*one.genres, *other.genres}
    both = {*one.genres} & {*other.genres}
    return 1 - len(both) / len(either) if either else 0.0


def _release(album: Album) -> str:
    return album.release_date or ""

"""Artists, albums and tracks as stocks: which filters look where in a corpus."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from tuify.emulator.catalog import codes
from tuify.emulator.catalog.things import Album, Track
from tuify.emulator.search.corpus import Corpus
from tuify.emulator.search.stock import Stock, Texts
from tuify.emulator.search.text import Lines

HIPSTER_PERCENT = 10
"""``tag:hipster`` finds this share of the albums, the least popular."""

_YEARS = re.compile(r"(\d{4})(?: (\d{4}))?")
_TWO_WEEKS = timedelta(days=14)
_LEAST_KNOWN_BELOW = 80 * HIPSTER_PERCENT // 100


def artist_stock(corpus: Corpus) -> Stock:
    """Return the artists; ``year`` finds those who brought out an album then."""
    albums_then = _albums_by_year(corpus)

    def active(years: str) -> Iterator[int]:
        return map(corpus.artist_of_album, albums_then(years))

    return Stock(
        name="artist",
        free=("artist",),
        texts={"artist": (Texts(corpus.people.names),), "genre": (_genres(corpus),)},
        popularity=corpus.people.popularity,
        facts={"year": active},
    )


def album_stock(corpus: Corpus) -> Stock:
    """Return the albums; ``tag:new`` finds those of the last two weeks of the catalogue."""
    return Stock(
        name="album",
        free=("album", "artist"),
        texts={
            "album": (Texts(corpus.records.names),),
            "artist": (Texts(corpus.people.names, corpus.albums_of),),
        },
        popularity=corpus.records.popularity,
        facts={
            "year": _albums_by_year(corpus),
            "tag": lambda tag: _tagged(corpus, tag),
        },
    )


def track_stock(corpus: Corpus) -> Stock:
    """Return the tracks; words are looked for in their names, those of artists and albums."""
    songs, albums_then = corpus.songs, _albums_by_year(corpus)

    def from_then(years: str) -> Iterator[int]:
        return (place for album in albums_then(years) for place in corpus.album_tracks(album))

    by_artist = Texts(corpus.people.names, corpus.tracks_of)
    with_guest = Texts(songs.guests, lambda line: (songs.guested[line],))
    return Stock(
        name="track",
        free=("track", "artist", "album"),
        texts={
            "track": (Texts(songs.names),),
            "artist": (by_artist, with_guest),
            "album": (Texts(corpus.records.names, corpus.album_tracks),),
            "genre": (_genres(corpus, corpus.tracks_of),),
        },
        popularity=songs.popularity,
        facts={"year": from_then},
    )


def stock_of_track(track: Track) -> Stock:
    """Return a stock of one track, which its ISRC finds; for what no corpus holds."""
    year = (track.album.release_date or "")[:4]
    artists = (Texts(Lines([artist.name])) for artist in track.artists)
    return Stock(
        name="track",
        free=("track", "artist", "album"),
        texts={
            "track": (Texts(Lines([track.name])),),
            "artist": tuple(artists),
            "album": (Texts(Lines([track.album.name])),),
            "genre": (Texts(Lines([" ".join(track.album.artist.genres)])),),
        },
        popularity=(track.popularity,),
        facts={
            "year": lambda years: (0,) if year and int(year) in _span(years) else (),
            "isrc": lambda code: (0,) if codes.track_of_isrc(code) == track.number else (),
        },
    )


def stock_of_album(album: Album) -> Stock:
    """Return a stock of one album, which its UPC finds; for what no corpus holds."""
    year = (album.release_date or "")[:4]
    return Stock(
        name="album",
        free=("album", "artist"),
        texts={
            "album": (Texts(Lines([album.name])),),
            "artist": (Texts(Lines([album.artist.name])),),
        },
        popularity=(album.popularity,),
        facts={
            "year": lambda years: (0,) if year and int(year) in _span(years) else (),
            "upc": lambda code: (0,) if codes.album_of_upc(code) == album.number else (),
        },
    )


def newest_first(corpus: Corpus) -> list[int]:
    """Return the places of the albums, the latest release first."""
    return sorted(range(len(corpus.records.dates)), key=lambda at: -corpus.records.dates[at])


def _genres(corpus: Corpus, spread: Callable[[int], Iterable[int]] | None = None) -> Texts:
    return Texts(Lines(map(" ".join, corpus.people.genres)), spread)


def _albums_by_year(corpus: Corpus) -> Callable[[str], Iterator[int]]:
    """Return a search for the albums of a year ("1999") or of a span of them ("1990 1999")."""

    def found(years: str) -> Iterator[int]:
        span, dates = _span(years), corpus.records.dates
        return (at for at, date in enumerate(dates) if date // 10_000 in span)

    return found


def _span(years: str) -> range:
    """Read a year ("1999") or a span of them ("1990 1999"); no years at all for anything else."""
    read = _YEARS.fullmatch(years)
    return range(int(read[1]), int(read[2] or read[1]) + 1) if read else range(0)


def _tagged(corpus: Corpus, tag: str) -> list[int]:
    if tag == "hipster":
        popularity = corpus.records.popularity
        return [at for at, known in enumerate(popularity) if known < _LEAST_KNOWN_BELOW]
    if tag != "new":
        return []
    dates = corpus.records.dates
    latest = datetime.strptime(str(max(dates)), "%Y%m%d")
    since = int((latest - _TWO_WEEKS).strftime("%Y%m%d"))
    return [at for at, date in enumerate(dates) if date > since]

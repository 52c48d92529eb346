"""Playlists as a stock: the user's, other people's, and the service's own."""

from collections.abc import Sequence

from tuify.emulator.keeping.library import Library
from tuify.emulator.playlists.book import Playlist, PlaylistBook
from tuify.emulator.playlists.editorial import CATEGORIES, playlists_in
from tuify.emulator.search.stock import Stock, Texts
from tuify.emulator.search.text import Lines

MOST_OF_THE_USER = 500
"""How many of the user's playlists are looked through, the newest."""

_OTHERS = 256


def editorial_playlists(book: PlaylistBook) -> list[Playlist]:
    """Return the service's own playlists, category by category."""
    return [
        book.editorial(shelf, place)
        for shelf in range(len(CATEGORIES))
        for place in range(playlists_in(shelf))
    ]


def known_playlists(
    library: Library, book: PlaylistBook, editorial: Sequence[Playlist]
) -> list[Playlist]:
    """Return the playlists in stock: the user's, the service's own, what other people show."""
    mine = library.playlist_page(0, MOST_OF_THE_USER)
    others = (book.playlist(number) for number in range(_OTHERS))
    shown = (one for one in others if one.public and one.owner != book.me)
    return list({one.number: one for one in (*mine, *editorial, *shown)}.values())


def playlist_stock(playlists: Sequence[Playlist]) -> Stock:
    """Return playlists by place, found by name and description; the user's own come first."""
    return Stock(
        name="playlist",
        free=("playlist", "description"),
        texts={
            "playlist": (Texts(Lines(playlist.name for playlist in playlists)),),
            "description": (Texts(Lines(playlist.description or "" for playlist in playlists)),),
        },
        popularity=[-place for place in range(len(playlists))],
    )

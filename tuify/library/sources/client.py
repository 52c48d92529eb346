"""A client, as far as lists need it."""

from __future__ import annotations

from typing import Protocol

from tuify.library.sources.albums import AlbumEndpoints
from tuify.library.sources.artists import ArtistEndpoints
from tuify.library.sources.audiobooks import AudiobookEndpoints
from tuify.library.sources.browse import BrowseEndpoints
from tuify.library.sources.followed import FollowEndpoints
from tuify.library.sources.heard import ChartEndpoints, PlayerEndpoints
from tuify.library.sources.playlists import PlaylistEndpoints
from tuify.library.sources.saved import SavedEndpoints
from tuify.library.sources.search import SearchEndpoints
from tuify.library.sources.shows import ShowEndpoints


class HasLists(Protocol):
    """The categories of the Web API that hold lists."""

    @property
    def library(self) -> SavedEndpoints:
        """The category "Library"."""
        ...

    @property
    def playlists(self) -> PlaylistEndpoints:
        """The category "Playlists"."""
        ...

    @property
    def albums(self) -> AlbumEndpoints:
        """The category "Albums"."""
        ...

    @property
    def artists(self) -> ArtistEndpoints:
        """The category "Artists"."""
        ...

    @property
    def shows(self) -> ShowEndpoints:
        """The category "Shows"."""
        ...

    @property
    def audiobooks(self) -> AudiobookEndpoints:
        """The category "Audiobooks"."""
        ...

    @property
    def follow(self) -> FollowEndpoints:
        """The category "Follow"."""
        ...

    @property
    def player(self) -> PlayerEndpoints:
        """The category "Player"."""
        ...

    @property
    def personalization(self) -> ChartEndpoints:
        """The category "Personalization"."""
        ...

    @property
    def browse(self) -> BrowseEndpoints:
        """The category "Browse"."""
        ...

    @property
    def search(self) -> SearchEndpoints:
        """The category "Search"."""
        ...

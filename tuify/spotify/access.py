"""What this app may call, as far as refusals have shown.

An app registered lately is refused endpoints that an older one still has, and the other way round
an older emulation or proxy may lack new ones. Which is the case shows at the first refusal; it is
remembered so that the feature is not asked for again.
"""

from enum import Enum, auto

from tuify.spotify.errors import Forbidden, NotFound, NotOffered, SpotifyError

_GONE = 410


class Feature(Enum):
    """An endpoint, or a family of them, that not every app is offered."""

    LIBRARY_BY_URI = auto()
    """`/me/library` and `/me/library/contains`, for things of every kind."""
    SAVED_TRACKS_BY_ID = auto()
    """The older `PUT` and `DELETE /me/tracks` and `/me/tracks/contains`, for tracks only."""


class Access:
    """Remembers what was refused. Decides nothing by time and sends nothing."""

    def __init__(self) -> None:
        self._closed: set[Feature] = set()

    def is_open(self, feature: Feature) -> bool:
        """Whether it is worth asking for."""
        return feature not in self._closed

    def learn(self, feature: Feature, error: SpotifyError) -> bool:
        """Note a refusal. True if it means that the feature is not offered to this app."""
        if means_not_offered(error):
            self._closed.add(feature)
            return True
        return False


def means_not_offered(error: SpotifyError) -> bool:
    """Whether this error of an endpoint of the catalog or library says that it is closed.

    A lack of Premium, of a scope or of a place on the app's list of users is something else.
    """
    return (
        isinstance(error, NotOffered)
        or type(error) in (Forbidden, NotFound)
        or error.status == _GONE
    )

"""What can go wrong with the Web API: one class for each thing a caller handles differently."""

from datetime import date

from tuify.spotify.text import clean

_MAX_MESSAGE = 200


class SpotifyError(Exception):
    """Base of everything this package raises.

    `message` is clean text of at most 200 characters and never holds a token; `status` is the
    HTTP status, if there was an answer; `reason` the service's own word for it, if it gave one.
    """

    def __init__(
        self, message: str, *, status: int | None = None, reason: str | None = None
    ) -> None:
        message = clean(message)[:_MAX_MESSAGE]
        super().__init__(message)
        self.message = message
        self.status = status
        self.reason = clean(reason)[:_MAX_MESSAGE] if reason else None


class InvalidArgument(SpotifyError, ValueError):
    """An argument that the service would refuse; nothing was sent."""


class UnsafeUrl(InvalidArgument):
    """An address to which a token must not be sent; nothing was sent."""


class Unreachable(SpotifyError):
    """No answer: refused, reset, cut off or too slow.

    `maybe_sent` is true if the service may have seen the request, so that a command may have
    had its effect.
    """

    def __init__(self, message: str, *, maybe_sent: bool) -> None:
        super().__init__(message)
        self.maybe_sent = maybe_sent


class RateLimited(SpotifyError):
    """429, or a call that was not sent because of an earlier 429.

    `retry_after` is in seconds from when the error was made, `retry_at` is the same moment on
    the transport's clock. `quota` is true where the quota of a group of endpoints is used up;
    otherwise the rate limit of the whole app was hit.
    """

    def __init__(
        self,
        message: str,
        *,
        retry_after: float,
        retry_at: float,
        quota: bool,
        reason: str | None = None,
    ) -> None:
        super().__init__(message, status=429, reason=reason)
        self.retry_after = retry_after
        self.retry_at = retry_at
        self.quota = quota


class Unauthorized(SpotifyError):
    """401: the access token is expired or not valid, and no fresh one helped."""


class TokenMissing(Unauthorized):
    """401 "Access token missing", which the service says now and then to a good token."""


class ScopeMissing(Unauthorized):
    """The login lacks a scope (401 or 403): only a new login with that scope helps.

    `scopes` are those that the operation may need, empty where that is not known.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        reason: str | None = None,
        scopes: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message, status=status, reason=reason)
        self.scopes = scopes


class Forbidden(SpotifyError):
    """403."""


class PremiumRequired(Forbidden):
    """The account that is logged in has no Premium."""


class OwnerWithoutPremium(Forbidden):
    """The owner of the app has no Premium, so that the app may call nothing."""


class NotAllowListed(Forbidden):
    """The app is in Development Mode and this account is not on its list of users."""


class NotYourPlaylist(Forbidden):
    """The playlist is someone else's: its contents are theirs to show and to change."""


class NotOffered(Forbidden):
    """The app may not call this endpoint, or may not see this object (403 or 410)."""


class ClosedBySpotify(NotOffered):
    """The operation is not offered to this app, and nothing stands in for it.

    `since` is the day on which Spotify took it away from apps like this one, None if it is not
    known; `instead` what to use in its place, empty if there is nothing.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        reason: str | None = None,
        since: date | None = None,
        instead: str = "",
    ) -> None:
        super().__init__(message, status=status, reason=reason)
        self.since = since
        self.instead = instead


class RestrictionViolated(Forbidden):
    """The player can't do that now, such as pausing what is paused; `reason` may say why."""


class VolumeNotControllable(Forbidden):
    """The device does not let its volume be set."""


class NotFound(SpotifyError):
    """404."""


class NoActiveDevice(NotFound):
    """No device plays and the command named none."""


class DeviceNotFound(NotFound):
    """The device that the command named is gone."""


class BadRequest(SpotifyError):
    """400, or another 4xx that has no class of its own."""


class ServerFault(SpotifyError):
    """5xx, or an answer that makes no sense here, such as a redirect."""


class UnreadableAnswer(SpotifyError):
    """A 2xx to a question whose body is not what it should be."""

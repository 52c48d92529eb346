"""Errors in words: for rows, for the status line and for notices."""

from __future__ import annotations

from tuify.spotify.errors import (
    BadRequest,
    ClosedBySpotify,
    DeviceNotFound,
    Forbidden,
    InvalidArgument,
    NoActiveDevice,
    NotAllowListed,
    NotFound,
    NotOffered,
    NotYourPlaylist,
    OwnerWithoutPremium,
    PremiumRequired,
    RateLimited,
    RestrictionViolated,
    ScopeMissing,
    ServerFault,
    SpotifyError,
    TokenMissing,
    Unauthorized,
    Unreachable,
    UnreadableAnswer,
    VolumeNotControllable,
)

_SENTENCES: tuple[tuple[type[SpotifyError], str], ...] = (
    (PremiumRequired, "this needs Spotify Premium"),
    (OwnerWithoutPremium, "the owner of this app has no Spotify Premium"),
    (NotAllowListed, "this account is not on the app's list of users"),
    (NotYourPlaylist, "this playlist is someone else's"),
    (NotOffered, "the service doesn't offer this to this app"),
    (RestrictionViolated, "not possible with what plays now"),
    (VolumeNotControllable, "this device keeps its volume to itself"),
    (Forbidden, "the service doesn't allow it"),
    (ScopeMissing, "the login doesn't cover this; L logs in again"),
    (TokenMissing, "the service missed the login; try again"),
    (Unauthorized, "the login is no longer valid; L logs in again"),
    (NoActiveDevice, "no device is active"),
    (DeviceNotFound, "that device is gone"),
    (NotFound, "the service doesn't know it"),
    (InvalidArgument, "that can't be asked of the service"),
    (BadRequest, "the service didn't accept it"),
    (ServerFault, "the service has trouble"),
    (UnreadableAnswer, "the answer made no sense"),
)
"""The first kind that fits wins, so a kind stands before those it is a kind of."""


def command_error_sentence(error: SpotifyError) -> str:
    """What went wrong with what was to change something: it may have happened nevertheless."""
    of_the_login = _login_sentence(error)
    if not of_the_login and isinstance(error, Unreachable) and error.maybe_sent:
        return "no answer, it may have happened"
    return of_the_login or error_sentence(error)


def error_sentence(error: SpotifyError) -> str:
    """What went wrong, without a capital or a full stop, to stand after a colon."""
    if of_the_login := _login_sentence(error):
        return of_the_login
    if isinstance(error, RateLimited):
        return "the app's quota is used up" if error.quota else "too many requests"
    if isinstance(error, Unreachable):
        return "no answer" if error.maybe_sent else "no connection"
    if isinstance(error, ClosedBySpotify) and error.since is not None:
        return f"Spotify has closed this to apps like this one since {error.since:%Y-%m-%d}"
    if isinstance(error, Forbidden) and "restricted device" in error.message.casefold():
        return "this device can't be controlled from here"
    for kind, sentence in _SENTENCES:
        if isinstance(error, kind):
            return _with_detail(sentence, error)
    return error.message or "something went wrong"


def _login_sentence(error: SpotifyError) -> str:
    """What is wrong with the login; empty if it is something else."""
    if isinstance(error, ScopeMissing) and error.scopes:
        return f"the login lacks {' or '.join(error.scopes)}; L logs in again"
    if not isinstance(error, Unauthorized | Unreachable):
        return ""
    # Whoever raised one of these has imported the room already; the first frame does without.
    from tuify.accounts.errors import AccountsUnavailable, LoginEnded, NotLoggedIn

    match error:
        case AccountsUnavailable():
            return "the login could not be renewed yet"
        case LoginEnded():
            return "the login has ended; L logs in again"
        case NotLoggedIn():
            return "nobody is logged in; L logs in"
        case _:
            return ""


def _with_detail(sentence: str, error: SpotifyError) -> str:
    """The sentence, with the service's own words where ours say little."""
    vague = type(error) in (BadRequest, NotFound, Forbidden, Unauthorized)
    return f"{sentence} ({error.message})" if vague and error.message else sentence

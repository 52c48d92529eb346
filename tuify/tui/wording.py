"""Errors in words: for rows, for the status line and for notices."""

from __future__ import annotations

from tuify.spotify.errors import (
    BadRequest,
    DeviceNotFound,
    Forbidden,
    InvalidArgument,
    NoActiveDevice,
    NotAllowListed,
    NotFound,
    NotOffered,
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
    (NotOffered, "the service doesn't offer this to this app"),
    (RestrictionViolated, "not possible with what plays now"),
    (VolumeNotControllable, "this device keeps its volume to itself"),
    (Forbidden, "the service doesn't allow it"),
    (ScopeMissing, "the login doesn't cover this; log in again"),
    (TokenMissing, "the service missed the login; try again"),
    (Unauthorized, "the login is no longer valid"),
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
    if isinstance(error, Unreachable) and error.maybe_sent:
        return "no answer, it may have happened"
    return error_sentence(error)


def error_sentence(error: SpotifyError) -> str:
    """What went wrong, without a capital or a full stop, to stand after a colon."""
    if isinstance(error, RateLimited):
        return "the app's quota is used up" if error.quota else "too many requests"
    if isinstance(error, Unreachable):
        return "no answer" if error.maybe_sent else "no connection"
    if isinstance(error, Forbidden) and "restricted device" in error.message.casefold():
        return "this device can't be controlled from here"
    for kind, sentence in _SENTENCES:
        if isinstance(error, kind):
            return _with_detail(sentence, error)
    return error.message or "something went wrong"


def _with_detail(sentence: str, error: SpotifyError) -> str:
    """The sentence, with the service's own words where ours say little."""
    vague = type(error) in (BadRequest, NotFound, Forbidden, Unauthorized)
    return f"{sentence} ({error.message})" if vague and error.message else sentence

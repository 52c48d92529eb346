"""What the failure of a command means for whoever sent it. Pure."""

from __future__ import annotations

from typing import Final

from tuify.spotify.errors import RateLimited, ServerFault, SpotifyError, Unreachable

PATIENCE_S: Final = 15.0
"""How long a rate limit is waited out in the middle of a change; a longer one ends it."""


def may_have_had_effect(error: SpotifyError) -> bool:
    """Whether a command that failed so may have been carried out all the same."""
    return isinstance(error, ServerFault) or (isinstance(error, Unreachable) and error.maybe_sent)


def is_short(limit: RateLimited) -> bool:
    """Whether a rate limit is worth waiting out."""
    return not limit.quota and limit.retry_after <= PATIENCE_S

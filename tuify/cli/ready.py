"""Whether the settings are enough to speak to the service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuify.cli.exits import Refusal
from tuify.settings import Settings

if TYPE_CHECKING:
    from tuify.spotify.tokens import TokenSource


def require_safe_addresses(settings: Settings) -> None:
    """Refuse addresses that no token may be sent to."""
    from tuify.spotify.addresses import require_safe_url
    from tuify.spotify.errors import UnsafeUrl

    for name in ("api_url", "accounts_url"):
        try:
            require_safe_url(getattr(settings, name))
        except UnsafeUrl as error:
            raise Refusal(f"{name}: {error}") from None


def require_profile(settings: Settings) -> None:
    """Refuse the name of a profile that can't be one; the usual one costs no look."""
    if settings.profile == Settings().profile:
        return
    from tuify.accounts.errors import BadProfile
    from tuify.accounts.profiles import login_path

    try:
        login_path(settings.profile)
    except BadProfile as error:
        raise Refusal(error.message) from None


def require_ready(settings: Settings, *, otherwise: str) -> TokenSource:
    """Where tokens come from. Refuses addresses they may not be sent to, and settings without one.

    `otherwise` is what can be done by someone who has none.
    """
    from tuify.accounts.errors import AccountError, NotLoggedIn
    from tuify.accounts.profiles import profile_flag
    from tuify.accounts.token_source import token_source

    require_safe_addresses(settings)
    try:
        return token_source(settings)
    except NotLoggedIn:
        more = profile_flag(settings.profile)
        raise Refusal(f"not logged in. Run: tuify login{more}, or {otherwise}") from None
    except AccountError as error:
        raise Refusal(error.message) from None

"""A look at the login. What is passed on holds no token."""

from __future__ import annotations

from tuify.accounts.profiles import login_path, profiles
from tuify.accounts.scopes import missing
from tuify.accounts.stored_login import StoredLogin
from tuify.accounts.token_file import TokenFile
from tuify.accounts.token_source import token_source
from tuify.cli.doctor.facts import BadLogin, GivenToken, KeptLogin, LoginFacts, NoLogin
from tuify.settings import Settings
from tuify.spotify.errors import SpotifyError
from tuify.spotify.text import clean
from tuify.spotify.tokens import TokenSource


def look_at_login(settings: Settings) -> tuple[LoginFacts, TokenSource | None]:
    """The facts, and where tokens come from if there are any. Asks no service."""
    profile = settings.profile
    try:
        login = TokenFile(login_path(profile)).read()
    except SpotifyError as error:
        if settings.access_token is None:
            return BadLogin(error.message), None
        login = None
    if settings.access_token is not None:
        return GivenToken(login is not None), token_source(settings)
    if login is None:
        others = tuple(name for name in profiles() if name != profile)
        return NoLogin(profile, others), None
    try:
        return _facts(profile, login), token_source(settings)
    except SpotifyError as error:  # the file was changed since it was read
        return BadLogin(error.message), None


def _facts(profile: str, login: StoredLogin) -> KeptLogin:
    return KeptLogin(
        profile=profile,
        user=clean(login.user_name or login.user_id),
        authorized_at=login.authorized_at,
        ends_at=login.ends_at,
        expires_at=login.expires_at,
        missing=missing(login.scopes),
    )

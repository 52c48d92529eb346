"""The books of the accounts service: codes, logins, and the tokens that belong to them.

What is a secret stands in no ``repr``. Access tokens and used-up refresh tokens are forgotten when
ten thousand others came after them, and are then merely unknown.
"""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field

from tuify.emulator.accounts.authorizing import Wish

CODE_LIFETIME_S = 600
KEPT = 10_000

_CODE_BYTES, _ACCESS_BYTES, _REFRESH_BYTES = 144, 128, 96

Randomness = Callable[[int], bytes]
"""Gives so many random bytes, as ``secrets.token_bytes`` does."""


class GrantRefused(Exception):
    """No tokens: ``{"error", "error_description"}`` with a status of 400 or above."""

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.error = error
        self.description = description
        self.status = status

    def body(self) -> dict[str, object]:
        """Return the JSON body."""
        return {"error": self.error, "error_description": self.description}


def _invalid(description: str) -> GrantRefused:
    return GrantRefused("invalid_grant", description)


@dataclass(slots=True, eq=False)
class Login:
    """Somebody agreed, at ``authorized_ms`` (Unix milliseconds), to these scopes.

    ``refresh_token`` is the one that is good; ``refreshed`` counts how often it was used.
    """

    scopes: tuple[str, ...]
    authorized_ms: int
    refresh_token: str = field(repr=False)
    is_revoked: bool = False
    refreshed: int = 0


@dataclass(frozen=True, slots=True)
class Tokens:
    """What is given to an app; ``refresh`` is None where the one it has stays good."""

    access: str = field(repr=False)
    refresh: str | None = field(repr=False)
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Access:
    """What an access token opens, until ``ends_ms`` (Unix milliseconds)."""

    login: Login
    ends_ms: int


@dataclass(frozen=True, slots=True)
class _Code:
    wish: Wish
    ends_ms: int


class Ledger:
    """Gives out codes and tokens, each once. Moments are passed in, in Unix milliseconds."""

    def __init__(self, randomness: Randomness) -> None:
        self._randomness = randomness
        self._codes: dict[str, _Code] = {}
        self._logins: dict[str, Login] = {}
        self._spent: dict[str, None] = {}
        self._access: dict[str, Access] = {}
        self.reused = 0
        """How often a refresh token came that was used up before."""

    @property
    def logins(self) -> list[Login]:
        """All logins, those that were revoked too, the oldest first."""
        return sorted(self._logins.values(), key=lambda login: login.authorized_ms)

    # -- codes -------------------------------------------------------------------------------

    def code_for(self, wish: Wish, now_ms: int) -> str:
        """Return a code for what somebody agreed to; it is good once, for ten minutes."""
        code = self._token("AQ", _CODE_BYTES)
        self._codes[code] = _Code(wish, now_ms + CODE_LIFETIME_S * 1000)
        _forget_oldest(self._codes)
        return code

    def redeem(
        self, code: str, redirect_uri: str, verifier: str, *, lifetime_s: int, now_ms: int
    ) -> Tokens:
        """Give tokens for a code; raises :class:`GrantRefused`, which leaves the code unused."""
        known = self._codes.get(code)
        if known is None:
            raise _invalid("Invalid authorization code")
        if now_ms >= known.ends_ms:
            raise _invalid("Authorization code expired")
        if redirect_uri != known.wish.redirect_uri:
            raise _invalid("Invalid redirect URI")
        if challenge_of(verifier) != known.wish.challenge:
            raise _invalid("code_verifier was incorrect")
        del self._codes[code]
        refresh = self._token("AQ", _REFRESH_BYTES)
        login = Login(known.wish.scopes, now_ms, refresh)
        self._logins[refresh] = login
        access = self._access_for(login, now_ms + lifetime_s * 1000)
        return Tokens(access, refresh, login.scopes)

    # -- refreshing --------------------------------------------------------------------------

    def refresh(
        self, token: str, *, lifetime_s: int, login_lifetime_s: int, rotate: bool, now_ms: int
    ) -> Tokens:
        """Give a fresh access token, and with ``rotate`` a fresh refresh token as well.

        Raises :class:`GrantRefused` for a token that is unknown, used up, revoked, or whose login
        is older than ``login_lifetime_s``.
        """
        if token in self._spent:
            self.reused += 1
            raise _invalid("Refresh token revoked")
        login = self._logins.get(token)
        if login is None or now_ms >= login.authorized_ms + login_lifetime_s * 1000:
            raise _invalid("Invalid refresh token")
        if login.is_revoked:
            raise _invalid("Refresh token revoked")
        login.refreshed += 1
        given = self._rotated(login) if rotate else None
        return Tokens(self._access_for(login, now_ms + lifetime_s * 1000), given, login.scopes)

    def _rotated(self, login: Login) -> str:
        del self._logins[login.refresh_token]
        self._spent[login.refresh_token] = None
        _forget_oldest(self._spent)
        login.refresh_token = self._token("AQ", _REFRESH_BYTES)
        self._logins[login.refresh_token] = login
        return login.refresh_token

    # -- access ------------------------------------------------------------------------------

    def access(self, token: str) -> Access | None:
        """Return what an access token opens; None if it is unknown or was revoked."""
        access = self._access.get(token)
        return None if access is None or access.login.is_revoked else access

    def revoke_access(self) -> None:
        """Make all access tokens unknown; they can be refreshed."""
        self._access.clear()

    def revoke(self) -> None:
        """End all logins, and all that was to become one."""
        for login in self._logins.values():
            login.is_revoked = True
        self._access.clear()
        self._codes.clear()

    def _access_for(self, login: Login, ends_ms: int) -> str:
        token = self._token("BQ", _ACCESS_BYTES)
        self._access[token] = Access(login, ends_ms)
        _forget_oldest(self._access)
        return token

    def _token(self, prefix: str, size: int) -> str:
        return prefix + _base64url(self._randomness(size))


def challenge_of(verifier: str) -> str:
    """Return the challenge of a verifier by the method S256."""
    return _base64url(hashlib.sha256(verifier.encode()).digest())


def _base64url(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _forget_oldest(kept: dict[str, _Code] | dict[str, Access] | dict[str, None]) -> None:
    if len(kept) > KEPT:
        del kept[next(iter(kept))]

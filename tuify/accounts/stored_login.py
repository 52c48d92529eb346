"""A login as it is kept: whose, until when, and the tokens."""

import json
from dataclasses import dataclass, replace
from typing import Final

from tuify.accounts.token_answer import Grant
from tuify.spotify.secret import Secret

EARLY_S: Final = 60.0
"""How long before its end a token is refreshed, in seconds."""

LIFE_S: Final = 182 * 86_400.0
"""How long a login lasts after somebody agreed: six months, in seconds. Refreshing adds nothing."""

_VERSION: Final = 1
_FARTHEST_S: Final = 1e11  # thousands of years: no moment of a login


@dataclass(frozen=True, slots=True)
class StoredLogin:
    """One login. Moments are in seconds since 1970.

    `lives_s` is how long the access token was to live when it came. `authorized_at` is when
    somebody agreed. `user_id` and `user_name` are empty until they are known.
    """

    client_id: str
    access_token: Secret
    refresh_token: Secret
    expires_at: float
    lives_s: float
    scopes: tuple[str, ...]
    authorized_at: float
    user_id: str = ""
    user_name: str = ""

    @property
    def ends_at(self) -> float:
        """When the service wants somebody to agree again."""
        return self.authorized_at + LIFE_S

    def is_stale(self, now: float) -> bool:
        """Whether the access token is about to end; one that lives shortly is used for longer."""
        return now >= self.expires_at - min(EARLY_S, self.lives_s / 10)

    def is_expired(self, now: float) -> bool:
        """Whether the service takes the access token no longer."""
        return now >= self.expires_at

    def renewed(self, grant: Grant, now: float) -> "StoredLogin":
        """The login with a fresh access token; the refresh token stays unless another came."""
        return replace(
            self,
            access_token=grant.access_token,
            refresh_token=grant.refresh_token or self.refresh_token,
            expires_at=now + grant.expires_in_s,
            lives_s=grant.expires_in_s,
            scopes=self.scopes if grant.scopes is None else grant.scopes,
        )


def to_json(login: StoredLogin) -> bytes:
    """The login as the text of its file."""
    kept = {
        "version": _VERSION,
        "client_id": login.client_id,
        "access_token": login.access_token.reveal(),
        "refresh_token": login.refresh_token.reveal(),
        "expires_at": login.expires_at,
        "lives_s": login.lives_s,
        "scopes": list(login.scopes),
        "authorized_at": login.authorized_at,
        "user_id": login.user_id,
        "user_name": login.user_name,
    }
    return json.dumps(kept, indent=1).encode()


def from_json(raw: bytes) -> StoredLogin | None:
    """The login in the text of a file; None if that is something else."""
    try:
        kept = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(kept, dict) or kept.get("version") != _VERSION:
        return None
    texts = [kept.get(key) for key in ("client_id", "access_token", "refresh_token")]
    times = [kept.get(key) for key in ("expires_at", "lives_s", "authorized_at")]
    scopes = kept.get("scopes")
    if not isinstance(scopes, list) or not all(isinstance(text, str) and text for text in texts):
        return None
    numbers = [time for time in times if isinstance(time, int | float) and abs(time) < _FARTHEST_S]
    if len(numbers) != len(times):
        return None
    client_id, access_token, refresh_token = map(str, texts)
    expires_at, lives_s, authorized_at = map(float, numbers)
    return StoredLogin(
        client_id=client_id,
        access_token=Secret(access_token),
        refresh_token=Secret(refresh_token),
        expires_at=expires_at,
        lives_s=lives_s,
        scopes=tuple(str(scope) for scope in scopes),
        authorized_at=authorized_at,
        user_id=str(kept.get("user_id", "")),
        user_name=str(kept.get("user_name", "")),
    )

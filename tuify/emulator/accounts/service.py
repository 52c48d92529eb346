"""The accounts service without HTTP: one account, one app without a secret, many logins."""

from collections.abc import Mapping

from tuify.emulator.accounts.authorizing import (
    OLD_PAGE,
    Answer,
    Refused,
    SentBack,
    Wish,
    read_answer,
    read_wish,
    sent_back,
)
from tuify.emulator.accounts.ledger import GrantRefused, Ledger, Randomness, Tokens
from tuify.emulator.accounts.scopes import SCOPES
from tuify.emulator.accounts.terms import Terms
from tuify.emulator.clock import WorldClock
from tuify.emulator.errors import ApiError

_PENDING = 100
_FORM_BYTES = 24


class Accounts:
    """Lets an app ask, gives it tokens, and says what a token opens.

    ``fixed_token`` opens everything and never ends.
    """

    def __init__(
        self,
        client_id: str,
        fixed_token: str,
        *,
        clock: WorldClock,
        terms: Terms,
        randomness: Randomness,
    ) -> None:
        self.client_id = client_id
        self.terms = terms
        self._fixed_token = fixed_token
        self._clock = clock
        self._first_terms = terms
        self._ledger = Ledger(randomness)
        self._randomness = randomness
        self._wishes: dict[str, Wish] = {}
        self._agreed: frozenset[str] = frozenset()

    # -- somebody agrees, or not -------------------------------------------------------------

    def ask(self, told: Mapping[str, str]) -> Wish | Refused | SentBack:
        """Take in the query of ``/authorize``; a wish is to be shown to somebody.

        Nobody is asked twice for what they agreed to, unless the app wants that. Under the terms
        ``approve`` and ``deny`` nobody is asked at all; then ``auto=deny`` or ``auto=approve`` in
        the query says otherwise for this once.
        """
        wish = read_wish(told, self.client_id, self.terms.redirect_uris)
        if not isinstance(wish, Wish):
            return wish
        if self.terms.consent != "ask":
            return self._settle(wish, read_answer(told.get("auto")) or self.terms.consent)
        if not wish.show_dialog and wish.scopes and self._agreed.issuperset(wish.scopes):
            return self._settle(wish, "approve")
        return wish

    def form_token(self, wish: Wish) -> str:
        """Return what the page has to send along with the answer, good once."""
        token = self._randomness(_FORM_BYTES).hex()
        self._wishes[token] = wish
        if len(self._wishes) > _PENDING:
            del self._wishes[next(iter(self._wishes))]
        return token

    def answer(self, form_token: str, answer: Answer) -> Refused | SentBack:
        """Take in the answer of the page."""
        wish = self._wishes.pop(form_token, None)
        return OLD_PAGE if wish is None else self._settle(wish, answer)

    def _settle(self, wish: Wish, answer: Answer) -> SentBack:
        if answer == "deny":
            return sent_back(wish, error="access_denied")
        self._agreed |= frozenset(wish.scopes)
        return sent_back(wish, code=self._ledger.code_for(wish, self._clock.now_ms()))

    # -- tokens ------------------------------------------------------------------------------

    def grant(self, form: Mapping[str, str]) -> dict[str, object]:
        """Answer the form of ``/api/token``; raises :class:`GrantRefused`."""
        kinds = {"authorization_code": self._redeemed, "refresh_token": self._refreshed}
        kind = form.get("grant_type")
        if kind not in kinds:
            said = "parameter is missing" if kind is None else f"must be one of {', '.join(kinds)}"
            raise GrantRefused("unsupported_grant_type", f"grant_type {said}")
        if form.get("client_id") != self.client_id:
            raise GrantRefused("invalid_client", "Invalid client")
        tokens = kinds[kind](form)
        body: dict[str, object] = {
            "access_token": tokens.access,
            "token_type": "Bearer",
            "expires_in": self.terms.token_lifetime_s,
            "scope": " ".join(tokens.scopes),
        }
        if tokens.refresh is not None:
            body["refresh_token"] = tokens.refresh
        return body

    def _redeemed(self, form: Mapping[str, str]) -> Tokens:
        return self._ledger.redeem(
            _supplied(form, "code"),
            _supplied(form, "redirect_uri"),
            _supplied(form, "code_verifier"),
            lifetime_s=self.terms.token_lifetime_s,
            now_ms=self._clock.now_ms(),
        )

    def _refreshed(self, form: Mapping[str, str]) -> Tokens:
        return self._ledger.refresh(
            _supplied(form, "refresh_token"),
            lifetime_s=self.terms.token_lifetime_s,
            login_lifetime_s=self.terms.login_lifetime_s,
            rotate=self.terms.rotation,
            now_ms=self._clock.now_ms(),
        )

    def scopes_of(self, access_token: str) -> frozenset[str]:
        """Return the scopes a token has; raises the 401 for one that opens nothing."""
        if access_token == self._fixed_token:
            return SCOPES
        access = self._ledger.access(access_token)
        if access is None:
            raise ApiError(401, "Invalid access token")
        if self._clock.now_ms() >= access.ends_ms:
            raise ApiError(401, "The access token expired")
        return frozenset(access.login.scopes)

    # -- the strings behind it ---------------------------------------------------------------

    def set_terms(self, wish: Mapping[str, object]) -> None:
        """Change the terms of the start; raises :class:`tuify.emulator.accounts.terms.BadTerms`."""
        self.terms = self._first_terms.changed(wish)

    def revoke(self) -> None:
        """Withdraw everything, as somebody does who removes the app from their account."""
        self._ledger.revoke()
        self._agreed = frozenset()
        self._wishes.clear()

    def revoke_access(self) -> None:
        """Withdraw all access tokens that were given out; logins stay."""
        self._ledger.revoke_access()

    def body(self) -> dict[str, object]:
        """Return the state as JSON, with nothing in it that opens anything."""
        logins = [
            {
                "authorized_at": login.authorized_ms // 1000,
                "ends_at": login.authorized_ms // 1000 + self.terms.login_lifetime_s,
                "refreshed": login.refreshed,
                "revoked": login.is_revoked,
                "scopes": list(login.scopes),
            }
            for login in self._ledger.logins
        ]
        return {
            "client_id": self.client_id,
            "terms": self.terms.body(),
            "logins": logins,
            "reused_refresh_tokens": self._ledger.reused,
        }


def _supplied(form: Mapping[str, str], name: str) -> str:
    value = form.get(name)
    if not value:
        raise GrantRefused("invalid_request", f"{name} must be supplied")
    return value

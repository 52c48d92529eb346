"""The terms on which the accounts service gives tokens, set while it runs.

``PUT /_emulator/accounts`` takes an object with any of these; what is left out is as the emulator
was started:

==================== ===============================================================================
``consent``          ``ask`` shows the page; ``approve`` and ``deny`` answer in its place
``redirect_uris``    the addresses that are registered for the app
``rotation``         true: each refresh gives a new refresh token, and the old one is used up.
                     false: a refresh answers without one, and the one there is stays good
``token_lifetime_s`` seconds an access token opens anything; those given before keep their time
``login_lifetime_s`` seconds after somebody agreed until refreshing ends; refreshing adds nothing
==================== ===============================================================================
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Literal

from tuify.emulator.accounts.redirects import BadRedirect, require_registrable
from tuify.emulator.options import EmulatorOptions

Consent = Literal["ask", "approve", "deny"]

_CONSENTS: tuple[Consent, ...] = ("ask", "approve", "deny")
SIX_MONTHS_S = 182 * 86_400


class BadTerms(ValueError):
    """Terms that make no sense; the message says why."""


@dataclass(frozen=True, slots=True)
class Terms:
    """See the module for the fields."""

    consent: Consent
    redirect_uris: tuple[str, ...]
    rotation: bool
    token_lifetime_s: int
    login_lifetime_s: int = SIX_MONTHS_S

    @classmethod
    def at_start(cls, options: EmulatorOptions) -> "Terms":
        """Return the terms an emulator begins with."""
        return cls(
            consent="approve" if options.approve else "ask",
            redirect_uris=options.redirect_uris,
            rotation=options.rotation,
            token_lifetime_s=options.token_lifetime_s,
        )

    def changed(self, wish: Mapping[str, object]) -> "Terms":
        """Return these terms with some of them changed; raises :class:`BadTerms`."""
        known = [one.name for one in fields(self)]
        unknown = sorted(set(wish) - set(known))
        if unknown:
            raise BadTerms(f"terms have no {unknown}; they have {', '.join(known)}")
        told = {**self.body(), **wish}
        return Terms(
            consent=_consent(told["consent"]),
            redirect_uris=_addresses(told["redirect_uris"]),
            rotation=_switch("rotation", told["rotation"]),
            token_lifetime_s=_seconds("token_lifetime_s", told["token_lifetime_s"]),
            login_lifetime_s=_seconds("login_lifetime_s", told["login_lifetime_s"]),
        )

    def body(self) -> dict[str, object]:
        """Return the terms as JSON."""
        return {**asdict(self), "redirect_uris": list(self.redirect_uris)}


def _consent(value: object) -> Consent:
    for consent in _CONSENTS:
        if value == consent:
            return consent
    raise BadTerms(f"'consent' is one of {', '.join(_CONSENTS)}, not {value!r}")


def _addresses(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise BadTerms(f"'redirect_uris' is a list of addresses, not {value!r}")
    try:
        return tuple(require_registrable(one) for one in value)
    except BadRedirect as problem:
        raise BadTerms(str(problem)) from None


def _switch(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise BadTerms(f"{name!r} is true or false, not {value!r}")
    return value


def _seconds(name: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise BadTerms(f"{name!r} is a whole number of seconds from 1 on, not {value!r}")
    return value

"""Proof Key for Code Exchange: a secret that only the one who began a login can show."""

import base64
import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tuify.spotify.secret import Secret

Randomness = Callable[[int], bytes]
"""Gives so many random bytes."""

_VERIFIER_BYTES: Final = 64  # 86 characters; between 43 and 128 are allowed
_STATE_BYTES: Final = 24


@dataclass(frozen=True, slots=True)
class Proof:
    """The verifier, which stays here, and its SHA-256, which goes along with the question."""

    verifier: Secret
    challenge: str


def new_proof(randomness: Randomness = secrets.token_bytes) -> Proof:
    """A verifier nobody can guess, with its challenge for the method S256."""
    return proof_of(Secret(_base64url(randomness(_VERIFIER_BYTES))))


def proof_of(verifier: Secret) -> Proof:
    """The challenge for a verifier."""
    digest = hashlib.sha256(verifier.reveal().encode("ascii")).digest()
    return Proof(verifier, _base64url(digest))


def new_state(randomness: Randomness = secrets.token_bytes) -> str:
    """A text that what comes back must repeat, so that nobody else can answer."""
    return _base64url(randomness(_STATE_BYTES))


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")

"""What is sent along: JSON as it was given, or the picture of a playlist. Pure."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Final

import msgspec

from tuify.cli.exits import Refusal
from tuify.spotify.calls import JPEG, JSON
from tuify.spotify.endpoints.playlist_bodies import cover
from tuify.spotify.errors import InvalidArgument

MAX_BODY: Final = 1024 * 1024
"""Bytes that are taken of what is given; no operation wants nearly as much."""

_COVERS: Final = re.compile(r"/playlists/[^/]+/images")
_JPEG_BEGIN: Final = b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class Body:
    """Bytes to send, and what they are."""

    content: bytes
    content_type: str


def require_body_taken(method: str) -> None:
    """Raise Refusal for a method that takes no body."""
    if method == "GET":
        raise Refusal("a GET has no body; -q KEY=VALUE adds to its query")


def read_body(given: bytes, *, method: str, path: str) -> Body:
    """The body for this operation. Raises Refusal for what is not JSON, or no JPEG for a cover."""
    require_body_taken(method)
    if len(given) > MAX_BODY:
        raise Refusal(f"the body has more than {MAX_BODY:,} bytes, which no operation takes")
    picture = _picture_in(given)
    if method == "PUT" and _COVERS.fullmatch(path):
        return _cover(picture)
    if picture is not None:
        raise Refusal("a JPEG goes to PUT /playlists/{id}/images, everything else is sent as JSON")
    try:
        msgspec.json.decode(given)
    except (ValueError, RecursionError) as error:
        raise Refusal(f"the body is not valid JSON: {error}") from None
    return Body(given, JSON)


def _cover(picture: bytes | None) -> Body:
    if picture is None:
        raise Refusal("the picture of a playlist is a JPEG file, or its base64 text")
    try:
        return Body(base64.b64encode(cover(picture)), JPEG)
    except InvalidArgument as error:
        raise Refusal(str(error)) from None


def _picture_in(given: bytes) -> bytes | None:
    """The JPEG that `given` is, or is the base64 text of; None if it is neither."""
    if given.startswith(_JPEG_BEGIN):
        return given
    try:
        decoded = base64.b64decode(b"".join(given.split()), validate=True)
    except binascii.Error:
        return None
    return decoded if decoded.startswith(_JPEG_BEGIN) else None

"""The recorded answers, where they are at hand."""

import json
from pathlib import Path

import pytest

_FOLDER = Path(__file__).parents[2].parent / "shared" / "recordings"

REMOVED_FIELDS = frozenset(
    {
        "album_group",
        "available_markets",
        "country",
        "email",
        "explicit_content",
        "external_ids",
        "followers",
        "genres",
        "label",
        "linked_from",
        "popularity",
        "product",
        "publisher",
    }
)
"""What apps in Development Mode are not told."""


def recorded(folder: str) -> list[Path]:
    """The files of a folder; a single one that does not exist where the folder is not there."""
    return sorted((_FOLDER / folder).glob("*.json")) or [_FOLDER / folder / "missing.json"]


def recording(path: Path) -> bytes:
    """The body of a file; skips the test where recordings are not at hand."""
    if not path.exists():
        pytest.skip(f"the recorded answers are not at hand: there is no {path.parent.name}/")
    return path.read_bytes()


def in_development_shape(document: object) -> object:
    """The document as an app in Development Mode would be sent it."""
    if isinstance(document, list):
        return [in_development_shape(entry) for entry in document]
    if not isinstance(document, dict):
        return document
    kept = {key: value for key, value in document.items() if key not in REMOVED_FIELDS}
    return {key: in_development_shape(value) for key, value in _without_twins(kept).items()}


def _without_twins(document: dict[str, object]) -> dict[str, object]:
    """Without the older of two spellings of the same thing in playlists."""
    if "items" in document and "tracks" in document and "snapshot_id" in document:
        return {key: value for key, value in document.items() if key != "tracks"}
    if "item" in document and isinstance(document.get("track"), dict):
        return {key: value for key, value in document.items() if key != "track"}
    return document


def as_body(document: object) -> bytes:
    """The document as bytes."""
    return json.dumps(document, ensure_ascii=False).encode()

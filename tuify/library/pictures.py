"""Which pictures show a thing, and which of them is just large enough. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tuify.library.entries import Thing
from tuify.spotify.models import (
    Category,
    Chapter,
    Episode,
    Image,
    Track,
)


def images_of(thing: Thing) -> tuple[Image, ...]:
    """The same picture in its sizes; that of the album, show or book where it has none of its own.

    Empty if there is none, or none is told of.
    """
    match thing:
        case Track():
            return thing.album.images if thing.album is not None else ()
        case Episode():
            return thing.images or (thing.show.images if thing.show is not None else ())
        case Chapter():
            return thing.images or (thing.audiobook.images if thing.audiobook is not None else ())
        case Category():
            return thing.icons
    images: tuple[Image, ...] = getattr(thing, "images", ())
    return images


def fitting(images: Sequence[Image], pixels: int) -> Image | None:
    """The smallest picture that is at least `pixels` wide and high; None if there is none at all.

    One whose size nobody knows is better than one that is too small, and the largest of those is
    better than nothing.
    """
    usable = [image for image in images if image.url]
    known = sorted((image for image in usable if _edge(image)), key=_edge)
    enough = [image for image in known if _edge(image) >= pixels]
    unknown = [image for image in usable if not _edge(image)]
    return next(iter(enough or unknown or known[::-1]), None)


def _edge(image: Image) -> int:
    """The shorter edge in pixels; 0 if that is not known."""
    return min(image.width or 0, image.height or 0)

"""Which pictures show a thing, and which one is large enough."""

import pytest

from tuify.library.entries import Thing
from tuify.library.pictures import fitting, images_of
from tuify.spotify.models import (
    AlbumRef,
    ArtistRef,
    AudiobookRef,
    Category,
    Chapter,
    Episode,
    Image,
    Owner,
    Playlist,
    ShowRef,
    Track,
)

HERE = (Image("https://i/1", 640, 640),)
THERE = (Image("https://i/2", 640, 640),)


@pytest.mark.parametrize(
    ("thing", "images"),
    [
        (Track("t", album=AlbumRef("a", images=HERE)), HERE),
        (Track("t"), ()),
        (Episode("e", images=HERE, show=ShowRef("s", images=THERE)), HERE),
        (Episode("e", show=ShowRef("s", images=THERE)), THERE),
        (Episode("e"), ()),
        (Chapter("c", audiobook=AudiobookRef("b", images=HERE)), HERE),
        (Chapter("c"), ()),
        (AlbumRef("a", images=HERE), HERE),
        (Playlist("p", images=HERE), HERE),
        (Category("c", icons=HERE), HERE),
        (ArtistRef("a"), ()),
        (Owner("u"), ()),
    ],
    ids=lambda value: type(value).__name__,
)
def test_the_pictures_of_a_thing(thing: Thing, images: tuple[Image, ...]) -> None:
    assert images_of(thing) == images


LARGE, MEDIUM, SMALL = (Image(f"https://i/{size}", size, size) for size in (640, 300, 64))
UNKNOWN = Image("https://i/x")


@pytest.mark.parametrize(
    ("images", "pixels", "chosen"),
    [
        ((LARGE, MEDIUM, SMALL), 20, SMALL),
        ((LARGE, MEDIUM, SMALL), 64, SMALL),
        ((LARGE, MEDIUM, SMALL), 65, MEDIUM),
        ((LARGE, MEDIUM, SMALL), 9_999, LARGE),
        ((SMALL, UNKNOWN), 100, UNKNOWN),
        ((UNKNOWN, SMALL), 20, SMALL),
        ((UNKNOWN,), 20, UNKNOWN),
        ((Image("", 64, 64), LARGE), 20, LARGE),
        ((Image("https://i/flat", 640, 10), SMALL), 20, SMALL),
        ((Image("", 64, 64),), 20, None),
        ((), 20, None),
    ],
)
def test_the_smallest_that_is_large_enough(
    images: tuple[Image, ...], pixels: int, chosen: Image | None
) -> None:
    assert fitting(images, pixels) == chosen

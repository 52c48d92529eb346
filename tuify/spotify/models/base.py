"""What all models share."""

import msgspec

from tuify.spotify.fields import Count, Text


class Model(msgspec.Struct, frozen=True, gc=False):
    """Base of the models: frozen, only clean text, keys they don't know are ignored.

    They hold no cycles, so the garbage collector need not look at them.
    """


class Image(Model, frozen=True):
    """A picture at an address, with its size in pixels where the service knows it."""

    url: Text
    width: Count | None = None
    height: Count | None = None

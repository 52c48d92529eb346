"""Accounts."""

from tuify.spotify.fields import Id, Text
from tuify.spotify.models.base import Image, Model


class Owner(Model, frozen=True):
    """The account that made a playlist or added an entry to one. `id` may be empty."""

    id: Text
    display_name: Text | None = None


class User(Model, frozen=True):
    """The account that is logged in. Whether it has Premium is not told to every app."""

    id: Id
    display_name: Text | None = None
    uri: Text = ""
    account_id: Text | None = None
    images: tuple[Image, ...] = ()

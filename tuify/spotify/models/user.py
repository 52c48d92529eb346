"""Accounts."""

from tuify.spotify.fields import Id, Text
from tuify.spotify.models.artist import Followers
from tuify.spotify.models.base import Image, Model


class Owner(Model, frozen=True):
    """The account that made a playlist or added an entry to one. `id` may be empty."""

    id: Text
    display_name: Text | None = None


class ExplicitContent(Model, frozen=True):
    """Whether explicit content is kept from an account, and whether that can be changed."""

    filter_enabled: bool | None = None
    filter_locked: bool | None = None


class User(Model, frozen=True):
    """An account. Of others less is told than of the one that is logged in.

    `account_id` names it for good. `country`, `email`, `explicit_content`, `followers` and
    `product` ("premium", "free" or "open") are not told to every app, so that whether it has
    Premium may show only when a command is refused.
    """

    id: Id
    display_name: Text | None = None
    uri: Text = ""
    account_id: Text | None = None
    images: tuple[Image, ...] = ()
    followers: Followers | None = None
    country: Text | None = None
    product: Text | None = None
    email: Text | None = None
    explicit_content: ExplicitContent | None = None

"""Podcasts: shows and episodes."""

from typing import ClassVar, Literal

from tuify.spotify.fields import Count, Millis, Text
from tuify.spotify.models.base import Image, Model
from tuify.spotify.paging import Page


class ShowRef(Model, frozen=True):
    """A show as episodes name it."""

    name: Text
    id: Text | None = None
    uri: Text | None = None
    images: tuple[Image, ...] = ()


class ResumePoint(Model, frozen=True):
    """How far the user has heard an episode or a chapter."""

    fully_played: bool = False
    resume_position_ms: Millis = 0


class Episode(Model, frozen=True, tag_field="type", tag="episode"):
    """An episode of a show. `show` is absent from the episodes of a show."""

    type: ClassVar[Literal["episode"]] = "episode"

    name: Text
    uri: Text | None = None
    id: Text | None = None
    duration_ms: Millis = 0
    explicit: bool = False
    show: ShowRef | None = None
    images: tuple[Image, ...] = ()
    release_date: Text | None = None
    resume_point: ResumePoint | None = None
    description: Text = ""
    release_date_precision: Text | None = None
    is_playable: bool | None = None
    languages: tuple[Text, ...] = ()


class Show(ShowRef, frozen=True):
    """A show, with the first page of its episodes where it was asked for by itself.

    `publisher` is not told to every app. `media_type` is "audio", "video" or "mixed".
    """

    description: Text = ""
    publisher: Text | None = None
    explicit: bool = False
    total_episodes: Count | None = None
    episodes: Page[Episode] | None = None
    languages: tuple[Text, ...] = ()
    media_type: Text | None = None

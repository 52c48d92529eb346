"""Audiobooks and their chapters."""

from tuify.spotify.fields import Count, Millis, Text
from tuify.spotify.models.base import Image, Model
from tuify.spotify.models.show import ResumePoint
from tuify.spotify.paging import Page


class Author(Model, frozen=True):
    """Who wrote or reads an audiobook."""

    name: Text


class AudiobookRef(Model, frozen=True):
    """An audiobook as chapters name it."""

    name: Text
    id: Text | None = None
    uri: Text | None = None
    authors: tuple[Author, ...] = ()
    narrators: tuple[Author, ...] = ()
    images: tuple[Image, ...] = ()


class Chapter(Model, frozen=True):
    """A chapter of an audiobook, counted from 0. `audiobook` is absent from lists of chapters."""

    name: Text
    uri: Text | None = None
    id: Text | None = None
    duration_ms: Millis = 0
    explicit: bool = False
    chapter_number: Count = 0
    images: tuple[Image, ...] = ()
    release_date: Text | None = None
    resume_point: ResumePoint | None = None
    description: Text = ""
    release_date_precision: Text | None = None
    is_playable: bool | None = None
    languages: tuple[Text, ...] = ()
    audiobook: AudiobookRef | None = None


class Audiobook(AudiobookRef, frozen=True):
    """An audiobook, with the first page of its chapters where it was asked for by itself.

    `publisher` is not told to every app.
    """

    description: Text = ""
    explicit: bool = False
    total_chapters: Count | None = None
    chapters: Page[Chapter] | None = None
    edition: Text | None = None
    publisher: Text | None = None
    languages: tuple[Text, ...] = ()

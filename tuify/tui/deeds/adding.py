"""Adding rows to a playlist."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from tuify.library import things
from tuify.library.entries import Thing
from tuify.spotify.errors import SpotifyError
from tuify.spotify.models import Playlist
from tuify.tui.browse.applies import can_queue
from tuify.tui.browse.columns import title
from tuify.tui.browse.target import Target
from tuify.tui.deeds.counting import named
from tuify.tui.deeds.means import Choice, Means, Question
from tuify.tui.deeds.playlists import Playlists
from tuify.tui.deeds.refusing import refusal_words
from tuify.tui.wording import error_sentence

MOST_RECENT = 5
"""Playlists that were added to lately and stand first in the choice."""


class Adding:
    """Has a playlist chosen, looks for what is in it already, and adds the rest."""

    def __init__(self, means: Means, playlists: Playlists) -> None:
        self._means = means
        self._front = means.front
        self._playlists = playlists
        self._recent: tuple[str, ...] = ()
        self._looking: asyncio.Task[None] | None = None

    def add(self, target: Target) -> None:
        """Have a playlist chosen for the tracks and episodes among these."""
        tracks = [thing for thing in target.things if can_queue(thing)]
        if not tracks:
            self._front.say(_why_not(target.things))
            return

        def picked(playlist: Playlist | None, typed: str) -> None:
            if playlist is None:
                uris = [things.uri(track) or "" for track in tracks]
                self._playlists.make(uris, (f"{named(tracks)} will be in it.",), name=typed)
            else:
                self._look(playlist, tracks)

        self._front.pick_playlist(f"Add {named(tracks)} to", self._recent, picked)

    def stop(self) -> bool:
        """Look no further for what is there already, and add nothing; whether that was going on."""
        if self._looking is None or self._looking.done():
            return False
        self._looking.cancel()
        self._front.say("Stopped: nothing was added")
        return True

    def _look(self, playlist: Playlist, tracks: Sequence[Thing]) -> None:
        if self._looking is not None:
            self._looking.cancel()
        self._looking = asyncio.create_task(self._look_and_add(playlist, tracks))

    async def _look_and_add(self, playlist: Playlist, tracks: Sequence[Thing]) -> None:
        uris = [things.uri(track) or "" for track in tracks]

        def tell(seen: int, total: int) -> None:
            name = title(playlist)
            self._front.show_progress(f"Looking through {name}: {seen:,} of {total:,}, Esc stops")

        try:
            there = await self._means.edits.duplicates(playlist, uris, tell=tell)
        except SpotifyError as error:
            self._ask_blindly(playlist, tracks, error)
            return
        finally:
            self._front.show_progress("")
        twice = [track for track in tracks if things.uri(track) in there]
        if twice:
            self._ask(playlist, tracks, twice)
        else:
            self._add(playlist, tracks)

    def _ask(self, playlist: Playlist, tracks: Sequence[Thing], twice: Sequence[Thing]) -> None:
        new = [track for track in tracks if track not in twice]
        verb = "is" if len(twice) == 1 else "are"
        every = "it" if len(tracks) == 1 else f"all {len(tracks):,}"
        anyway, nothing = Choice("all", f"Add {every} anyway"), Choice("none", "Add nothing")
        choices: tuple[Choice, ...] = (nothing, anyway)  # what adds nothing twice comes first
        if new:
            choices = (Choice("new", f"Add only the {len(new):,} that are not"), anyway, nothing)
        words = (f"{named(twice)} {verb} in “{title(playlist)}” already.",)
        question = Question("Already there", words, choices)

        def answered(key: str) -> None:
            if key != "none":
                self._add(playlist, new if key == "new" else tracks)

        self._front.ask(question, answered)

    def _ask_blindly(
        self, playlist: Playlist, tracks: Sequence[Thing], error: SpotifyError
    ) -> None:
        words = (f"Whether they are in it already can't be told: {error_sentence(error)}.",)
        choices = (Choice("all", f"Add {named(tracks)}"), Choice("none", "Add nothing"))

        def answered(key: str) -> None:
            if key == "all":
                self._add(playlist, tracks)

        self._front.ask(Question(f"Add to “{title(playlist)}”", words, choices), answered)

    def _add(self, playlist: Playlist, tracks: Sequence[Thing]) -> None:
        rest = (id for id in self._recent if id != playlist.id)
        self._recent = (playlist.id, *rest)[:MOST_RECENT]
        uris = [things.uri(track) or "" for track in tracks]
        reason = self._means.edits.add(playlist, uris, things=tracks)
        if reason is not None:
            self._front.say(refusal_words(reason))
        else:
            self._front.clear_marks()


def _why_not(given: Sequence[Thing]) -> str:
    if given and all(things.is_local(thing) for thing in given):
        return "Spotify lets apps add no local files to a playlist"
    return "Only tracks and episodes can stand in a playlist"

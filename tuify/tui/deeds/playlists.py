"""Making, editing and deleting playlists."""

from __future__ import annotations

import html
from collections.abc import Sequence

from tuify.library import things
from tuify.spotify.models import Playlist
from tuify.tui.browse.applies import can_queue, is_owner, owns, parting_verb, playlist_meant
from tuify.tui.browse.columns import title
from tuify.tui.browse.target import Target
from tuify.tui.deeds.asking import Asking
from tuify.tui.deeds.counting import entries, named
from tuify.tui.deeds.means import Choice, Form, FormField, Means, Question
from tuify.tui.deeds.refusing import refusal_words

MOST_NAME = 100
"""Characters of a playlist's name; Spotify's own apps take no more."""

_AFTERWARDS = {
    True: "u brings it back for as long as tuify runs.",
    False: "It is someone else's and stays as it is; it only leaves your library.",
    None: "It leaves your library; u brings it back for as long as tuify runs.",
}
"""What becomes of a playlist, by whether the account owns it."""

_VISIBLE = (("private", "private"), ("public", "public"), ("shared", "collaborative"))
_QUEUE_NOTE = "The service shows some 20 of the queue; what it doesn't show can't be saved."
_PRIVATE_NOTE = "Spotify may leave it public all the same; its own apps can change that."


class Playlists:
    """The deeds on playlists as a whole."""

    def __init__(self, means: Means, asking: Asking) -> None:
        self._means = means
        self._front = means.front
        self._asking = asking

    def create(self, target: Target) -> None:
        """A new playlist: of the marked rows, or empty."""
        tracks = [thing for thing in target.things if can_queue(thing)] if target.is_marked else []
        left_out = len(target.things) - len(tracks) if target.is_marked else 0
        notes = (f"{named(tracks)} will be in it.",) if tracks else ()
        if left_out:
            notes = (*notes, f"{left_out:,} of the marked can't stand in a playlist.")
        self.make([things.uri(thing) or "" for thing in tracks], notes)

    def create_of_queue(self, target: Target) -> None:
        """A playlist of what plays and what is next."""
        view = self._means.session.remote.view
        items = (view.playback.item, *view.queue.items)
        queued = [item for item in items if item is not None]
        uris = [item.uri or "" for item in queued if can_queue(item)]
        if not uris:
            self._front.say("There is nothing in the queue that could be saved")
            return
        left_out = len(queued) - len(uris)
        notes = [f"{entries(len(uris))} of the queue will be in it.", _QUEUE_NOTE]
        if left_out:
            notes.append(f"{left_out:,} can't stand in a playlist.")
        self.make(uris, tuple(notes))

    def make(self, uris: Sequence[str], notes: tuple[str, ...] = (), *, name: str = "") -> None:
        """Have the form of a new playlist filled in, and make it with these entries; `name` is what
        it may be called."""

        def submit(filled: dict[str, str]) -> str:
            name = filled["name"].strip()
            if not name:
                return "It needs a name"
            reason = self._means.edits.create(
                name,
                description=filled["description"].strip(),
                public=filled["visible"] == "public",
                collaborative=filled["visible"] == "shared",
                uris=uris,
            )
            if reason is None and uris:
                self._front.clear_marks()
            return refusal_words(reason)

        fields = _fields(name, "", "private")
        form = Form("New playlist", fields, "makes it", (*notes, _PRIVATE_NOTE))
        self._front.fill_in(form, submit)

    def edit(self, target: Target) -> None:
        """Change the name, the description and who sees the playlist of this row or page."""
        playlist = own_playlist(self._means, target)
        if playlist is None:
            return
        before = _visible(playlist)
        told = html.unescape(playlist.description)

        def submit(filled: dict[str, str]) -> str:
            name, visible = filled["name"].strip(), filled["visible"]
            description = filled["description"].strip()
            if not name:
                return "It needs a name"
            reason = self._means.edits.details(
                playlist,
                name=name if name != playlist.name else None,
                description=description if description != told else None,
                public=visible == "public" if visible != before else None,
                collaborative=visible == "shared" if visible != before else None,
            )
            return refusal_words(reason)

        fields = _fields(playlist.name, told, before)
        self._front.fill_in(Form("Edit playlist", fields, "saves", (_PRIVATE_NOTE,)), submit)

    def delete(self, target: Target) -> None:
        """Delete the playlist of this row or page, or unfollow someone else's, once confirmed; one
        that is not in the library is left alone."""
        playlist = playlist_meant(target)
        if playlist is None:
            are_several = target.is_marked and any(isinstance(on, Playlist) for on in target.things)
            one = "One at a time, please: put the cursor on it and clear the marks"
            none = "Only a playlist can be deleted; put the cursor on one"
            self._front.say(one if are_several else none)
            return
        if not playlist.id:
            self._front.say("It is still being made; u takes it back")
            return

        def then(is_followed: bool) -> None:
            if is_followed:
                self._ask_to_delete(playlist)
            else:
                self._front.say(f"“{title(playlist)}” is not in your library")

        self._asking.ask(playlist, target, then)

    def _ask_to_delete(self, playlist: Playlist) -> None:
        name, own_id = f"“{title(playlist)}”", self._means.own_id
        count = f", {entries(playlist.items.total)}" if playlist.items is not None else ""
        words = (f"{name}{count}", _AFTERWARDS[is_owner(playlist, own_id)])
        verb = parting_verb(playlist, own_id)
        choices = (Choice("no", "Keep it"), Choice("yes", f"{verb} {name}"))

        def answered(key: str) -> None:
            if key == "yes":
                self._means.edits.delete(playlist)

        self._front.ask(Question(f"{verb} playlist?", words, choices), answered)


def own_playlist(means: Means, target: Target) -> Playlist | None:
    """The playlist meant if it is the account's; else None, with the reason said."""
    playlist = playlist_meant(target)
    if playlist is not None and not playlist.id:
        means.front.say("It is still being made")
    elif playlist is None:
        means.front.say("This is no playlist; put the cursor on one, or open it")
    elif not owns(playlist, means.own_id):
        whose = things.by(playlist) or "someone else"
        means.front.say(f"“{title(playlist)}” belongs to {whose}: only its owner can change it")
    else:
        return playlist
    return None


def _visible(playlist: Playlist) -> str:
    if playlist.collaborative:
        return "shared"
    return "public" if playlist.public else "private"


def _fields(name: str, description: str, visible: str) -> tuple[FormField, ...]:
    return (
        FormField("name", "Name", name, most=MOST_NAME),
        FormField("description", "Description", description),
        FormField("visible", "It is", visible, options=_VISIBLE),
    )

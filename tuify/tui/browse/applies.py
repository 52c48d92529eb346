"""Which actions on rows make sense for what they would work on. Pure.

The menu and the hint bar leave out what doesn't; a key that is pressed all the same says why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tuify.library import things
from tuify.library.entries import Thing
from tuify.library.places import PlaceKind, place_of
from tuify.library.savable import refusal
from tuify.library.things import Kind
from tuify.spotify.models import Episode, Owner, Playlist, Track
from tuify.tui.browse.target import Target

DELETE = "delete-playlist"
"""The action that takes a playlist out of the library."""

SAVE = "save-row"
"""The action that saves or follows things, or takes them out of the library."""

_PLAYS_WHOLE = frozenset({Kind.ALBUM, Kind.ARTIST, Kind.PLAYLIST, Kind.SHOW, Kind.AUDIOBOOK})


IsSaved = Callable[[str | None], bool | None]
"""Whether the thing with a URI is saved; None if nobody knows."""


def applies(
    action_id: str,
    target: Target,
    own_id: str | None,
    is_saved: IsSaved = lambda uri: None,
) -> bool:
    """Whether an action, by its id in the registry, makes sense for these things.

    `own_id` is the id of the account, None while nobody knows it: then it may own any playlist.
    Actions that work on no row apply everywhere.
    """
    if action_id == DELETE and _is_known_gone(target, is_saved):
        return False
    if action_id == SAVE and not _can_be_kept(target, own_id, is_saved):
        return False
    rule = _RULES.get(action_id)
    return rule is None or rule(target, own_id)


def is_about_rows(action_id: str) -> bool:
    """Whether an action works on rows, or on the playlist whose rows they are."""
    return action_id in _RULES


def can_queue(thing: Thing) -> bool:
    """Whether it can stand in the queue or in a playlist: a track or an episode that is no file of
    some device."""
    return bool(things.uri(thing)) and not things.is_local(thing) and _plays(thing)


def can_save(thing: Thing) -> bool:
    """Whether it can be saved or followed."""
    return refusal(things.uri(thing)) is None


def plays_whole(thing: Thing) -> bool:
    """Whether it is a context, to be played from its beginning."""
    return things.kind(thing) in _PLAYS_WHOLE and bool(things.uri(thing))


def album_of(thing: Thing) -> Thing | None:
    """What it is a part of: the album of a track, the show of an episode, the book of a chapter."""
    for name in ("album", "show", "audiobook"):
        whole: Thing | None = getattr(thing, name, None)
        if whole is not None and place_of(whole) is not None:
            return whole
    return None


def artists_of(thing: Thing) -> tuple[Thing, ...]:
    """Its artists, as far as they have a page."""
    found: tuple[Thing, ...] = getattr(thing, "artists", ())
    return tuple(artist for artist in found if place_of(artist) is not None)


def can_seed(thing: Thing) -> bool:
    """Whether recommendations can start from it."""
    return things.kind(thing) in (Kind.TRACK, Kind.ARTIST) and can_save(thing)


def playlist_meant(target: Target) -> Playlist | None:
    """The playlist an action on a playlist is about: that of the one row, or else the one whose
    list it is; None if that is none."""
    if target.is_of_page:
        return _playlist_of_page(target)
    if len(target.things) == 1 and isinstance(target.things[0], Playlist):
        return target.things[0]
    return None if target.is_marked and len(target.things) > 1 else _playlist_of_page(target)


def owner_meant(target: Target) -> Owner | None:
    """Whose playlist an action is about, if that is told and somebody to look at."""
    playlist = playlist_meant(target)
    owner = playlist.owner if playlist is not None else None
    return owner if owner is not None and place_of(owner) is not None else None


def is_owner(playlist: Playlist, own_id: str | None) -> bool | None:
    """Whether the account owns a playlist; None if nobody knows whose one of them is."""
    owner = playlist.owner.id if playlist.owner is not None else None
    return owner == own_id if own_id and owner else None


def is_own_playlist(thing: Thing | None, own_id: str | None) -> bool:
    """Whether a thing is surely a playlist of the account's own."""
    return isinstance(thing, Playlist) and is_owner(thing, own_id) is True


def owns(playlist: Playlist, own_id: str | None) -> bool:
    """Whether the account owns a playlist, or may own it for all one knows."""
    return is_owner(playlist, own_id) is not False


def parting_verb(playlist: Playlist, own_id: str | None) -> str:
    """What it is called to take a playlist out of the library."""
    return {True: "Delete", False: "Unfollow", None: "Delete or unfollow"}[
        is_owner(playlist, own_id)
    ]


def may_change(playlist: Playlist, own_id: str | None) -> bool:
    """Whether the account may change what is in a playlist."""
    return playlist.collaborative or owns(playlist, own_id)


def listed_playlist(target: Target) -> Playlist | None:
    """The playlist whose entries these are; None if they stand elsewhere."""
    return _playlist_of_page(target) if target.listing is not None and target.indices else None


def _playlist_of_page(target: Target) -> Playlist | None:
    listing = target.listing
    if listing is None or listing.place.kind is not PlaceKind.PLAYLIST:
        return None
    if isinstance(listing.about, Playlist):
        return listing.about
    return Playlist(id=listing.place.id, uri=listing.place.context_uri or "", name=_name(target))


def _name(target: Target) -> str:
    return target.listing.place.name if target.listing is not None else ""


def _is_known_gone(target: Target, is_saved: IsSaved) -> bool:
    playlist = playlist_meant(target)
    return playlist is not None and is_saved(things.uri(playlist)) is False


def _can_be_kept(target: Target, own_id: str | None, is_saved: IsSaved) -> bool:
    """Whether there is more to be saved or let go than one's own playlists, which are deleted."""
    return any(
        can_save(thing)
        and not (is_own_playlist(thing, own_id) and is_saved(things.uri(thing)) is not False)
        for thing in target.things
    )


def _plays(thing: Thing) -> bool:
    return isinstance(thing, Track | Episode)


def _any(test: Callable[[Thing], bool]) -> Callable[[Target, str | None], bool]:
    return lambda target, own_id: any(test(thing) for thing in target.things)


def _removable(target: Target, own_id: str | None) -> bool:
    playlist = listed_playlist(target)
    return playlist is not None and may_change(playlist, own_id)


def _movable(target: Target, own_id: str | None) -> bool:
    return _removable(target, own_id) and not target.is_arranged


def _own_playlist(target: Target, own_id: str | None) -> bool:
    playlist = playlist_meant(target)
    return playlist is not None and owns(playlist, own_id)


def _chooses(target: Target, own_id: str | None) -> bool:
    return bool(target.things) and not target.is_marked


def _plays_as_one(target: Target, own_id: str | None) -> bool:
    if len(target.things) == 1:
        return plays_whole(target.things[0])
    return any(can_queue(thing) for thing in target.things)


def _single(target: Target, own_id: str | None) -> bool:
    return len(target.things) == 1


_RULES: Mapping[str, Callable[[Target, str | None], bool]] = {
    "play-from-here": _chooses,
    "play-queued": _chooses,
    "play-whole": _plays_as_one,
    "add-to-queue": _any(can_queue),
    SAVE: _any(can_save),
    "add-to-playlist": _any(can_queue),
    "remove-from-playlist": _removable,
    "move-up": _movable,
    "move-down": _movable,
    "move-to": _movable,
    "open-album": _any(lambda thing: album_of(thing) is not None),
    "open-artist": _any(lambda thing: bool(artists_of(thing))),
    "open-owner": lambda target, own_id: owner_meant(target) is not None,
    "copy-link": _any(lambda thing: things.link(thing) is not None),
    "copy-text": _any(lambda thing: bool(things.name(thing))),
    "details": _single,
    "recommend": _any(can_seed),
    "edit-playlist": _own_playlist,
    DELETE: lambda target, own_id: playlist_meant(target) is not None,
    "playlist-cover": _own_playlist,
}

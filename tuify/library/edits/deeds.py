"""Changes in words. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tuify.library import things
from tuify.library.edits.details import Details
from tuify.library.edits.news import Deed
from tuify.library.entries import Thing
from tuify.spotify.models import Playlist


def saving(given: Sequence[Thing], saved: bool) -> Deed:
    """Saving things, or taking them out of the library."""
    what = _named(given)
    if all(things.kind(thing) in things.FOLLOWED for thing in given):
        if saved:
            return Deed(f"Following {what}", f"Followed {what}", "followed", "unfollowed again")
        return Deed(f"Unfollowing {what}", f"Unfollowed {what}", "unfollowed", "followed again")
    if saved:
        return Deed(f"Saving {what}", f"Saved {what}", "saved", "taken out again")
    place = "from your library"
    doing, done = f"Removing {what} {place}", f"Removed {what} {place}"
    return Deed(doing, done, f"removed {place}", "put back")


def adding(count: int, playlist: Playlist) -> Deed:
    """Adding to a playlist."""
    place = f"to {called(playlist)}"
    what = f"{count:,} {place}"
    return Deed(f"Adding {what}", f"Added {what}", f"added {place}", "taken out again")


def removing(count: int, playlist: Playlist) -> Deed:
    """Taking out of a playlist."""
    place = f"from {called(playlist)}"
    what = f"{count:,} {place}"
    return Deed(f"Removing {what}", f"Removed {what}", f"removed {place}", "put back")


def moving(count: int, playlist: Playlist) -> Deed:
    """Moving within a playlist."""
    place = f"in {called(playlist)}"
    what = f"{count:,} {place}"
    return Deed(f"Moving {what}", f"Moved {what}", f"moved {place}", "moved back")


def making(name: str) -> Deed:
    """Making a playlist."""
    return Deed(f"Making {name}", f"Made {name}", f"put into {name}")


def deleting(playlist: Playlist, *, is_own: bool) -> Deed:
    """Deleting a playlist of one's own, unfollowing one of others."""
    name = called(playlist)
    if is_own:
        return Deed(f"Deleting {name}", f"Deleted {name}", "deleted")
    return Deed(f"Unfollowing {name}", f"Unfollowed {name}", "unfollowed")


def detailing(playlist: Playlist, details: Details) -> Deed:
    """Renaming a playlist, or changing what else is said of it."""
    name = called(playlist)
    if details.given().keys() == {"name"}:
        to = f"{name} to {details.name}"
        return Deed(f"Renaming {to}", f"Renamed {to}", "renamed")
    return Deed(f"Changing {name}", f"Changed {name}", "changed")


def covering(playlist: Playlist) -> Deed:
    """Giving a playlist a cover."""
    name = called(playlist)
    return Deed(f"Sending the cover of {name}", f"Changed the cover of {name}", "sent")


def left_alone(given: Sequence[Thing]) -> str:
    """What was left out since it can't be saved; empty if nothing was."""
    if not given:
        return ""
    what = "local file" if all(map(things.is_local, given)) else "thing"
    return f"{len(given):,} {what if len(given) == 1 else f'{what}s'} left alone"


def called(playlist: Playlist) -> str:
    """What to call a playlist, which may have no name."""
    return playlist.name or "the playlist"


def _named(given: Sequence[Thing]) -> str:
    """One thing by its name, more by their number and kind."""
    if len(given) == 1 and things.name(given[0]):
        return things.name(given[0])
    kinds = {things.kind(thing) for thing in given}
    noun = kinds.pop().value if len(kinds) == 1 else "item"
    return f"{len(given):,} {noun}" if len(given) == 1 else f"{len(given):,} {noun}s"

"""Saving and taking out, following and unfollowing."""

from __future__ import annotations

from collections.abc import Sequence

from tuify.library import things
from tuify.library.entries import Thing
from tuify.tui.browse.applies import can_save, is_own_playlist
from tuify.tui.browse.target import Target
from tuify.tui.deeds.asking import Asking
from tuify.tui.deeds.means import Means


class Saving:
    """Saves what is not saved; what is all saved is taken out."""

    def __init__(self, means: Means, asking: Asking) -> None:
        self._means = means
        self._asking = asking

    def toggle(self, target: Target) -> None:
        """Save these, or take them out if all of them are saved. Of one of which nobody knows it is
        asked first."""
        savable = [thing for thing in target.things if can_save(thing)]
        if not savable:
            self._means.front.say(why_not_savable(target.things[0]))
            return
        others = [thing for thing in target.things if not can_save(thing)]
        if len(savable) == 1:
            (thing,) = savable
            given = [thing, *others]
            self._asking.ask(thing, target, lambda is_saved: self._save(given, not is_saved))
            return
        known = [self._asking.is_saved(thing, target) for thing in savable]
        wanted = not all(known)
        pairs = zip(savable, known, strict=True)
        changed = [thing for thing, is_saved in pairs if is_saved is not wanted]
        self._save([*changed, *others], wanted)  # it is told at the end what was left alone

    def _save(self, changed: Sequence[Thing], wanted: bool) -> None:
        own_id = self._means.own_id
        if not wanted and any(is_own_playlist(thing, own_id) for thing in changed):
            self._means.front.say("A playlist of your own is deleted with D")
            changed = [thing for thing in changed if not is_own_playlist(thing, own_id)]
        if changed:
            self._means.edits.save(changed, wanted)

    def toggle_playing(self) -> None:
        """Save what plays, or take it out."""
        item = self._means.session.remote.view.playback.item
        if item is None:
            self._means.front.say("Nothing plays that could be saved")
        else:
            self.toggle(Target((item,)))


def why_not_savable(thing: Thing) -> str:
    """Why a thing can't be saved or followed."""
    if things.is_local(thing):
        return "A local file can't be saved"
    return f"{str(things.kind(thing)).capitalize()}s can't be saved"

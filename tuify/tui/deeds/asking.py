"""Finding out whether a thing is saved, before anything is done about it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from tuify.library import things
from tuify.library.entries import Thing
from tuify.spotify.errors import SpotifyError
from tuify.tui.browse.nature import saved_by_nature
from tuify.tui.browse.target import Target
from tuify.tui.deeds.means import Means
from tuify.tui.wording import error_sentence

Then = Callable[[bool], None]
"""Is told whether the thing is saved."""


class Asking:
    """Asks the service only what nobody knows; one question for each thing."""

    def __init__(self, means: Means) -> None:
        self._saved = means.session.saved
        self._front = means.front
        self._under_way: dict[str, asyncio.Task[None]] = {}

    def is_saved(self, thing: Thing, target: Target) -> bool | None:
        """Whether it is saved or followed; None if nobody knows. What stands in a list of what is
        saved is."""
        known = self._saved.is_saved(things.uri(thing))
        if known is not None or target.is_of_page or target.listing is None:
            return known
        return True if saved_by_nature(target.listing.place) else None

    def ask(self, thing: Thing, target: Target, then: Then) -> None:
        """Tell `then` whether a thing is saved: at once, or once the service has said. The same
        question again before that takes it back."""
        known, uri = self.is_saved(thing, target), things.uri(thing) or ""
        if known is not None:
            then(known)
        elif uri in self._under_way:
            self._under_way[uri].cancel()
            self._front.say("Left as it is")
        else:
            self._front.say("Asking first whether it is in your library")
            task = asyncio.create_task(self._ask(uri, then))
            self._under_way[uri] = task
            task.add_done_callback(lambda _: self._under_way.pop(uri, None))

    def stop(self) -> bool:
        """Ask no more, and do nothing; whether anything was asked."""
        asked = tuple(self._under_way.values())
        for task in asked:
            task.cancel()
        if asked:
            self._front.say("Stopped: nothing was changed")
        return bool(asked)

    async def _ask(self, uri: str, then: Then) -> None:
        try:
            is_saved = await self._saved.learn(uri)
        except SpotifyError as error:
            reason = error_sentence(error)
            self._front.say(f"Nobody knows whether it is in your library: {reason}")
        else:
            self._front.say("")
            then(is_saved)

"""Copying: links, and rows as text."""

from __future__ import annotations

from tuify.library import things
from tuify.library.entries import Thing
from tuify.tui.browse.columns import title
from tuify.tui.browse.target import Target
from tuify.tui.deeds.means import Means


class Copying:
    """Puts what is known of rows on the clipboard, one line for each."""

    def __init__(self, means: Means) -> None:
        self._front = means.front

    def links(self, target: Target) -> None:
        """The addresses of their pages; what has none is left out, and said."""
        links = [link for thing in target.things if (link := things.link(thing)) is not None]
        if not links:
            self._front.say("There is no link to this one")
            return
        self._front.copy("\n".join(links))
        missing = len(target.things) - len(links)
        without = f"; {missing:,} have none" if missing else ""
        said = links[0] if len(links) == 1 else f"{len(links):,} links"
        self._front.say(f"Copied {said}{without}")

    def text(self, target: Target) -> None:
        """Artist and title of each."""
        lines = [line_of(thing) for thing in target.things]
        self._front.copy("\n".join(lines))
        self._front.say(
            f"Copied “{lines[0]}”" if len(lines) == 1 else f"Copied {len(lines):,} lines"
        )


def line_of(thing: Thing) -> str:
    """A thing in one line of text: "Artist - Title"."""
    by = things.by(thing)
    return f"{by} - {title(thing)}" if by else title(thing)

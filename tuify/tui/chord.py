"""Keys pressed one after the other, like `g g`. Textual's bindings know single keys only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tuify.tui.actions import Action


@dataclass(frozen=True, slots=True)
class Step:
    """What one key press meant: the keys that now wait for another, or the action they made."""

    waiting: str = ""
    action: Action | None = None

    @property
    def taken(self) -> bool:
        """Whether the key belongs to a chord, so that nobody else should act on it."""
        return bool(self.waiting) or self.action is not None


def press(waiting: str, key: str, chords: Mapping[str, Action]) -> Step:
    """The step from the keys that wait (none: "") by pressing `key`.

    A key that fits no chord frees those that waited and is not taken: it keeps its own meaning.
    """
    pressed = f"{waiting} {key}".strip()
    if pressed in chords:
        return Step(action=chords[pressed])
    for start in (pressed, key):
        if any(chord.startswith(f"{start} ") for chord in chords):
            return Step(waiting=start)
    return Step()

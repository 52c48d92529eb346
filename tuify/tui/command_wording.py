"""Commands and refusals in words, for the notice line.

Apart from `wording`, which the panes need for their first frame.
"""

from __future__ import annotations

from tuify.playback.commands import (
    AddToQueue,
    Command,
    Next,
    Pause,
    Play,
    Previous,
    Resume,
    Seek,
    SetRepeat,
    SetShuffle,
    SetVolume,
    Transfer,
)
from tuify.playback.intents import Reason, Refusal
from tuify.playback.notices import CommandFailed

_REFUSALS = {
    Reason.NOTHING_PLAYS: "Nothing plays",
    Reason.ADVERTISEMENT: "Not during an advertisement",
    Reason.RESTRICTED_DEVICE: "What plays there can't be controlled from here",
    Reason.NO_VOLUME_CONTROL: "This device keeps its volume to itself",
    Reason.VOLUME_UNKNOWN: "This device doesn't tell its volume",
    Reason.VOLUME_AT_LIMIT: "The volume goes no further",
}


def refusal_sentence(refusal: Refusal) -> str:
    """Why a key did nothing, as a sentence of its own."""
    return _REFUSALS[refusal.reason]


_COMMANDS: dict[type[Command], str] = {
    Play: "play it",
    Resume: "play",
    Pause: "pause",
    Next: "skip to the next",
    Previous: "go back",
    Seek: "seek",
    SetVolume: "set the volume",
    SetShuffle: "set shuffle",
    SetRepeat: "set repeat",
    AddToQueue: "add it to the queue",
    Transfer: "play there",
}


def command_words(command: Command) -> str:
    """What a command does, to stand after "couldn't" or "to"."""
    if isinstance(command, Play) and command.item is not None and command.item.name:
        return f"play {command.item.name}"
    return _COMMANDS.get(type(command), "do it")


def failed_words(failure: CommandFailed) -> str:
    """What was not done, with the number of those that were given up behind it."""
    words = command_words(failure.command)
    return f"{words} (and {len(failure.dropped)} more)" if failure.dropped else words

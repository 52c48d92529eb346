"""The commands: what each does to a picture, how it is sent, and how one sees that it was done."""

from tuify.playback.commands.base import Command
from tuify.playback.commands.modes import SetRepeat, SetShuffle, SetVolume
from tuify.playback.commands.places import AddToQueue, Transfer
from tuify.playback.commands.transport import Next, Pause, Play, Previous, Resume, Seek

__all__ = [
    "AddToQueue",
    "Command",
    "Next",
    "Pause",
    "Play",
    "Previous",
    "Resume",
    "Seek",
    "SetRepeat",
    "SetShuffle",
    "SetVolume",
    "Transfer",
]

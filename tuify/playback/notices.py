"""What the remote tells besides the view: how a command ended."""

from dataclasses import dataclass

from tuify.playback.commands import Command
from tuify.spotify.errors import SpotifyError


@dataclass(frozen=True, slots=True)
class CommandDone:
    """The service accepted a command. One that gave way to a newer one is not told of."""

    command: Command


@dataclass(frozen=True, slots=True)
class CommandFailed:
    """A command failed and what was predicted of it is taken back.

    `dropped` waited behind it, would have failed for the same reason, and were not sent. After
    `NoActiveDevice` or `DeviceNotFound` the command can be given again with a `device_id`.
    """

    command: Command
    error: SpotifyError
    dropped: tuple[Command, ...] = ()

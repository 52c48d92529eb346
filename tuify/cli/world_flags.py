"""What the emulated world is made of, as flags of `tuify demo` and `tuify emulator`."""

from __future__ import annotations

import argparse

from tuify.cli.exits import Refusal
from tuify.emulator.options import EmulatorOptions


def add_world_flags(parser: argparse.ArgumentParser) -> None:
    """Add the flags of the emulated world; their defaults are those of `EmulatorOptions`."""
    usual = EmulatorOptions()
    group = parser.add_argument_group("the emulated world")
    _add_what_there_is(group, usual)
    _add_how_it_answers(group, usual)


def _add_what_there_is(group: argparse._ArgumentGroup, usual: EmulatorOptions) -> None:
    group.add_argument(
        "--saved-tracks",
        type=_count,
        default=usual.saved_tracks,
        metavar="N",
        help="songs in Liked Songs (%(default)s); a million starts as fast as ten",
    )
    group.add_argument(
        "--playlists",
        type=_count,
        default=usual.playlists,
        metavar="N",
        help="playlists of the account (%(default)s)",
    )
    group.add_argument(
        "--seed",
        type=int,
        default=usual.seed,
        metavar="S",
        help="the same seed gives the same world on every machine (%(default)s)",
    )


def _add_how_it_answers(group: argparse._ArgumentGroup, usual: EmulatorOptions) -> None:
    group.add_argument(
        "--mode",
        choices=("extended", "development"),
        default=usual.mode,
        help="what the app may call: everything, or what a new app gets today (%(default)s)",
    )
    group.add_argument(
        "--latency",
        dest="latency_ms",
        type=_count,
        default=usual.latency_ms,
        metavar="MS",
        help="milliseconds each answer takes (%(default)s)",
    )
    group.add_argument(
        "--lag",
        dest="lag_ms",
        type=_count,
        default=usual.lag_ms,
        metavar="MS",
        help="milliseconds until a read shows what a command did (%(default)s)",
    )
    group.add_argument(
        "--rate-limit",
        type=_count,
        default=usual.rate_limit,
        metavar="N",
        help="requests let through in any 30 seconds, all others get 429; 0 is no limit "
        "(%(default)s)",
    )
    group.add_argument(
        "--quota",
        type=_count,
        default=usual.quota,
        metavar="N",
        help="requests of each kind let through in any 24 hours; 0 is no limit (%(default)s)",
    )


def chosen_world(arguments: argparse.Namespace) -> EmulatorOptions:
    """The options as typed; raises Refusal for what no world can be made of."""
    try:
        return EmulatorOptions(
            saved_tracks=arguments.saved_tracks,
            playlists=arguments.playlists,
            seed=arguments.seed,
            mode=arguments.mode,
            latency_ms=arguments.latency_ms,
            lag_ms=arguments.lag_ms,
            rate_limit=arguments.rate_limit,
            quota=arguments.quota,
        )
    except ValueError as error:
        raise Refusal(str(error)) from None


def _count(text: str) -> int:
    """A whole number that is not negative."""
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{number} is less than nothing")
    return number

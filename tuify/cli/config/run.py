"""`tuify config` at work."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from tuify.cli.config.codes import PROBLEMS, UNWRITABLE
from tuify.cli.exits import DONE, Refusal
from tuify.cli.setting_flags import read_settings
from tuify.cli.streams import complain
from tuify.settings import config_path


def run(arguments: argparse.Namespace) -> int:
    """Print, or write the example; returns the exit code."""
    try:
        if arguments.path:
            _print(str(config_path(os.environ)))
            return DONE
        if arguments.init:
            return _write_example(config_path(os.environ))
        return _show(arguments)
    except OSError as error:
        complain(f"it can't be written: {error.strerror}")
        return UNWRITABLE


def _show(arguments: argparse.Namespace) -> int:
    """Print what is in force."""
    from tuify.cli.config.showing import as_json, as_lines
    from tuify.tui.choices import judge

    reading = read_settings(arguments, os.environ)
    choices = judge(reading)
    _print(as_json(reading, choices) if arguments.json else as_lines(reading, choices))
    return PROBLEMS if choices.problems else DONE


def _write_example(path: Path) -> int:
    """Write the example where config.toml is looked for, for its owner alone."""
    from tuify.cli.config.example import example

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Refusal(f"{path} is there already, and --init writes over nothing") from None
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(example())
    _print(f"Wrote {path}. Everything in it is commented out: take away a # to change something.")
    return DONE


def _print(text: str) -> None:
    """Write a line or more, and what the encoding lacks as an escape."""
    if sys.stdout is None:
        raise Refusal("there is no standard output to write to")
    sys.stdout.flush()
    sys.stdout.buffer.write(f"{text}\n".encode(sys.stdout.encoding or "utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()

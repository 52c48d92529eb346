"""What is in force, as lines for a reader or as JSON for a program. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from tuify.cli.doctor.setting_findings import sentence
from tuify.settings import Reading, options
from tuify.spotify.secret import Secret
from tuify.tui.actions import ACTIONS, Action
from tuify.tui.choices import Choices
from tuify.tui.key_spelling import write_key
from tuify.tui.keymap import USUAL, Keymap

_HIDDEN = "(set, and not shown)"
_UNSET = "(unset)"


def as_json(reading: Reading, choices: Choices) -> str:
    """An object with all of it, in ASCII; of a token only whether there is one."""
    told = {
        "file": str(reading.path),
        "is_there": reading.has_file,
        "settings": {
            name: {
                "value": None if isinstance(value, Secret) else value,
                "is_set": origin is not None,
                "from": origin or "default",
            }
            for name, value, origin in _in_force(reading, choices)
        },
        "keys": {action.id: _keys(choices.keymap, action) for action in _changed(choices)},
        "columns": {name: list(columns) for name, columns in choices.columns.items()},
        "themes": [theme.name for theme in choices.themes],
        "problems": list(choices.problems),
    }
    return json.dumps(told, indent=2)


def as_lines(reading: Reading, choices: Choices) -> str:
    """The file, a table of the options, what is the user's own, and all problems."""
    return "\n".join(map(_shown, _lines(reading, choices)))


def _lines(reading: Reading, choices: Choices) -> Iterator[str]:
    if reading.has_file:
        yield str(reading.path)
    else:
        yield f"There is no {reading.path}; `tuify config --init` writes one."
    yield ""
    yield from _table(
        (name, _value(value), _place(reading, name, origin))
        for name, value, origin in _in_force(reading, choices)
    )
    changed = _changed(choices)
    if changed:
        yield from ("", "Keys of your own:")
        yield from _table(
            (
                f"  {action.id}",
                ", ".join(_keys(choices.keymap, action)) or "(none)",
                f"usually {', '.join(_keys(USUAL, action))}",
            )
            for action in changed
        )
    if choices.columns:
        yield from ("", "Columns of your own:")
        yield from _table((f"  {name}", ", ".join(each)) for name, each in choices.columns.items())
    if choices.themes:
        yield from ("", "Themes of your own:")
        yield f"  {', '.join(theme.name for theme in choices.themes)}"
    yield ""
    if not choices.problems:
        yield "No problems."
        return
    count = len(choices.problems)
    yield f"{count} problem{'' if count == 1 else 's'}:"
    yield from (f"  {sentence(problem)}" for problem in choices.problems)


def _in_force(reading: Reading, choices: Choices) -> Iterator[tuple[str, object, str | None]]:
    """Each option with its value and where it was set; for a theme that nobody has the default."""
    for option in options():
        name = option.name
        if name == "theme" and not choices.has_theme:
            yield name, option.default, None
        else:
            yield name, getattr(reading.settings, name), reading.origins.get(name)


def _value(value: object) -> str:
    if isinstance(value, Secret):
        return _HIDDEN
    if value is None:
        return _UNSET
    return str(value).lower() if isinstance(value, bool) else str(value)


def _place(reading: Reading, name: str, origin: str | None) -> str:
    """Where an option was set, without repeating the file and the option."""
    if origin is None or not reading.is_in_file(name):
        return origin or "default"
    place = origin.removeprefix(str(reading.path)).removesuffix(f": {name}").removeprefix(", ")
    return f"config.toml, {place}" if place else "config.toml"


def _changed(choices: Choices) -> Sequence[Action]:
    return [action for action in ACTIONS if action.id in choices.keymap.changed]


def _keys(keymap: Keymap, action: Action) -> list[str]:
    return [write_key(key) for key in keymap.keys(action)]


def _table(rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """Rows with their cells one under the other."""
    cells = list(rows)
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()


def _shown(line: str) -> str:
    """`line` with what steers a terminal, or can't be seen, as an escape."""
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in line)

"""What the README promises is what the program has.

`python -m tests.test_readme` writes the README's tables anew.
"""

from __future__ import annotations

import re
from pathlib import Path

from tuify.cli.api.codes import MEANINGS
from tuify.cli.api.listing import counted
from tuify.settings import ENV_PREFIX, options, words_about
from tuify.spotify.reference import reference
from tuify.tui.actions import ACTIONS, Group, Scope
from tuify.tui.keys import is_media_key, key_name

TOP = Path(__file__).parent.parent
README = (TOP / "README.md").read_text(encoding="utf-8")


def between(name: str) -> str:
    """What stands in the README between `<!-- name -->` and `<!-- /name -->`."""
    found = re.search(rf"<!-- {name} -->\n(.*?)\n?<!-- /{name} -->", README, re.DOTALL)
    assert found is not None, f"the README lost its mark <!-- {name} -->"
    return found[1]


def keys_table() -> str:
    """The registry of actions, but for those of dialogs, as the table in the README."""
    told = [action for action in ACTIONS if action.scope is not Scope.DIALOG]
    lines = ["| key | what it does | id |", "|---|---|---|"]
    for group in Group:
        lines.append(f"| | **{group.value}** | |")
        for action in (each for each in told if each.group is group):
            names = dict.fromkeys(key_name(key) for key in action.keys if not is_media_key(key))
            shown = [f"`{name}`" for name in names]
            if any(map(is_media_key, action.keys)):
                shown.append("media key")
            lines.append(f"| {' '.join(shown)} | {action.help} | `{action.id}` |")
    return "\n".join(lines)


def settings_table() -> str:
    """The fields of `Settings` as the table that belongs into the README."""
    lines = ["| key in config.toml | variable | default | what it is for |", "|---|---|---|---|"]
    for option in options():
        about = words_about(option)
        default = "" if option.default is None else f"`{str(option.default).lower()}`"
        variable = f"`{ENV_PREFIX}{option.name.upper()}`"
        lines.append(f"| `{option.name}` | {variable} | {default} | {about} |")
    return "\n".join(lines)


def exit_codes_table() -> str:
    """The exit codes of `tuify api` as the table in the README."""
    lines = [f"| {code} | {meaning} |" for code, meaning in MEANINGS.items()]
    return "\n".join(["| code | what it says |", "|---|---|", *lines])


def operations_line() -> str:
    """How many operations there are and to whom they are offered, as the README says it."""
    return counted(entry.operation for entry in reference()) + "."


def test_the_exit_codes_are_those_of_the_program() -> None:
    assert between("exit codes") == exit_codes_table()


def test_the_operations_are_those_of_the_client() -> None:
    assert between("operations") == operations_line()


def test_the_keys_are_those_of_the_registry() -> None:
    assert between("keys") == keys_table()


def test_the_settings_are_those_of_the_program() -> None:
    assert between("settings") == settings_table()


def test_ci_runs_the_test_command_of_the_readme() -> None:
    marked = re.search(r"<!-- ci:tests -->\n```sh\n(.*?)\n```\n", README, re.DOTALL)
    assert marked is not None
    assert "pip install" in marked[1]
    assert marked[1].endswith("-m pytest -q")
    assert "<!-- ci:tests -->" in (TOP / ".ci" / "run").read_text(encoding="utf-8")


def test_pictures_files_and_folders_that_are_named_exist() -> None:
    named = re.findall(r"\]\(([^)#:]+)\)", README)
    named += re.findall(r"`((?:tuify|tests|styles|screenshots|\.ci)/[\w./-]*)`", README)
    assert named
    assert [path for path in named if not (TOP / path).exists()] == []


if __name__ == "__main__":
    tables = {
        "keys": keys_table(),
        "settings": settings_table(),
        "exit codes": exit_codes_table(),
        "operations": operations_line(),
    }
    for name, table in tables.items():
        before, mark, rest = README.partition(f"<!-- {name} -->\n")
        README = before + mark + table + "\n" + rest[rest.index(f"<!-- /{name} -->") :]
    (TOP / "README.md").write_text(README, encoding="utf-8")

"""`python -m tests.journeys.first_command FOLDER`: the README's first command in a fresh clone.

Runs the command as it stands in FOLDER's README, in a pseudo-terminal in FOLDER, until the demo
shows its rows; then leaves it. .ci/run does this with a folder that was made just now. pip needs
the network, so this is no test of every day.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from tests.journeys.terminal import Terminal

_PATIENCE_S = 300.0  # what is installed has to be fetched


def main(folder: Path) -> int:
    """Run it; the exit code is the demo's, and NotSeen is raised if it doesn't open."""
    readme = (folder / "README.md").read_text(encoding="utf-8")
    found = re.search(r"^(python3 -m venv .*/tuify demo)$", readme, re.M)
    assert found is not None, "the README has lost its first command"
    command = f"cd {folder} && {found[1]}"
    env = {**os.environ, "TERM": "xterm-256color"}  # with what pip is told by the variables
    with Terminal(["bash", "-c", command], env=env) as terminal:
        terminal.wait_for("of 10,000", patience=_PATIENCE_S)
        terminal.wait_for("Now playing")
        terminal.press("q")
        return terminal.wait_for_end()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

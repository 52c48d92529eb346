"""tuify's own theme, and which theme to start with."""

from __future__ import annotations

from textual.theme import Theme

TUIFY = Theme(
    name="tuify",
    primary="#5fb0a6",
    secondary="#7f9fb5",
    accent="#5fb0a6",
    warning="#d6a860",
    error="#d4757a",
    success="#7fb587",
    foreground="#d5d9dc",
    background="#14171a",
    surface="#14171a",
    panel="#1c2125",
    dark=True,
    variables={
        "border": "#3b4349",
        "border-blurred": "#3b4349",
        "quiet": "#8b959c",
        "cursor": "#263036",
        "input-cursor-background": "#5fb0a6",
    },
)
"""A calm dark theme with one accent: what plays, and what has the focus."""


def theme_variables(theme: Theme) -> dict[str, str]:
    """Values for tuify's own style variables in themes that don't set them.

    `$quiet` is for secondary text, `$cursor` lies under the cursor's row. In a theme of the
    terminal's own sixteen colours neither may blend, so both are plain colours there.
    """
    if theme.ansi:
        return {"quiet": "ansi_default", "cursor": "ansi_default"}
    foreground = theme.foreground or ("#e0e0e0" if theme.dark else "#202020")
    return {"quiet": f"{foreground} 65%", "cursor": f"{theme.primary} 20%"}


def starting_theme(wanted: str | None, known: frozenset[str], colours: str | None) -> str:
    """The theme to start with: the one set, if there is such a theme; else tuify's own, or the
    terminal's sixteen colours where it has no more (`colours` is Rich's name of the colour
    system: "standard", "256", "truecolor", "windows" or None)."""
    if wanted is not None and wanted in known:
        return wanted
    return "ansi-dark" if colours in ("standard", "windows") else TUIFY.name

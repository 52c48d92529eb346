"""Opening the palette and the help over what is shown."""

from __future__ import annotations

from collections.abc import Awaitable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tuify.tui.actions import Action, Group, Scope
from tuify.tui.palette import Command, action_commands, destination_commands
from tuify.tui.screens.help import HelpScreen
from tuify.tui.screens.keyed import KeyedScreen
from tuify.tui.screens.palette import PaletteScreen
from tuify.tui.widgets.text_field import TextField

if TYPE_CHECKING:
    from tuify.tui.app import TuifyApp

_PALETTE, _HELP = "palette", "help"


async def open_palette(app: TuifyApp) -> None:
    """Show the palette for the pane that has the focus, or the field over it, which is left; over a
    dialog there is none.

    It is kept between two looks: Textual lets go of a closed screen only after a thousand others.
    """
    main = app.screen
    if main is not app.main:
        return
    if isinstance(main.focused, TextField):
        main.focused.action_field_leave()
    if not app.is_screen_installed(_PALETTE):
        app.install_screen(PaletteScreen(app.glyphs), _PALETTE)
    palette = app.get_screen(_PALETTE, PaletteScreen)
    known = app.destinations
    leave = known.opened(palette.more_came) if known is not None else None
    palette.offer(
        partial(_commands, app),
        waiting=known.waiting if known is not None else str,
        closed=leave or (lambda: None),
    )
    await app.push_screen(palette)


def _commands(app: TuifyApp) -> Sequence[Command]:
    """Everything that can be done and gone to at the moment."""
    main = app.main
    offered = [*action_commands(app.keymap, main.key_scopes(), main.applies, partial(_run, main))]
    if app.destinations is not None:
        offered += destination_commands(app.destinations)
    return [*offered, *_theme_commands(app)]


def _run(screen: KeyedScreen[None], action: Action) -> Awaitable[object]:
    """Run an action as its key would."""
    return screen.app.run_action(action.call, screen.focused or screen)


def _theme_commands(app: TuifyApp) -> Iterator[Command]:
    for name in sorted(app.available_themes):
        if name != app.theme:
            yield Command(name, "Theme: changes the colours", partial(_set_theme, app, name))


def _set_theme(app: TuifyApp, name: str) -> None:
    app.theme = name


async def open_help(app: TuifyApp) -> None:
    """Show every key; over the login screen from those of logging in on."""
    if isinstance(app.screen, HelpScreen):
        return
    if not app.is_screen_installed(_HELP):
        app.install_screen(HelpScreen(app.glyphs), _HELP)
    screen, below = app.get_screen(_HELP, HelpScreen), app.screen
    scopes = below.key_scopes() if isinstance(below, KeyedScreen) else ()
    screen.begin(app.keymap, Group.LOGIN if Scope.LOGIN in scopes else None)
    await app.push_screen(screen)

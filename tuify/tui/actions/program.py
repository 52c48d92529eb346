"""Actions of the program and its dialogs."""

from __future__ import annotations

from tuify.tui.actions.action import Action, Group, Scope

PROGRAM: tuple[Action, ...] = (
    Action(
        "palette",
        "Find a command",
        "Finds any of these by name.",
        Group.PROGRAM,
        Scope.EVERYWHERE,
        "app.command_palette",
        ("ctrl+p",),
        hint="commands",
        priority=90,
    ),
    Action(
        "help",
        "Help",
        "Shows every key.",
        Group.PROGRAM,
        Scope.EVERYWHERE,
        "app.help",
        ("question_mark", "f1"),
        hint="help",
        priority=99,
    ),
    Action(
        "quit",
        "Quit",
        "Ends tuify. The music plays on.",
        Group.PROGRAM,
        Scope.EVERYWHERE,
        "app.quit",
        ("q", "ctrl+q", "ctrl+c"),
        hint="quit",
        priority=95,
    ),
    Action(
        "choose",
        "Choose",
        "Takes the row under the cursor.",
        Group.PROGRAM,
        Scope.DIALOG,
        "screen.choose",
        ("enter",),
        hint="choose",
        priority=30,
    ),
    Action(
        "refresh-dialog",
        "Look again",
        "Asks for the devices again.",
        Group.PROGRAM,
        Scope.DIALOG,
        "screen.retry",
        ("r",),
        hint="look again",
        priority=40,
    ),
    Action(
        "close",
        "Close",
        "Closes the dialog and does nothing.",
        Group.PROGRAM,
        Scope.DIALOG,
        "screen.close",
        ("escape", "q", "question_mark", "ctrl+c", "ctrl+q"),
        hint="close",
        priority=50,
    ),
)

"""Actions on the row under the cursor."""

from __future__ import annotations

from tuify.tui.actions.action import Action, Group, Scope

ITEMS: tuple[Action, ...] = (
    Action(
        "play-from-here",
        "Open or play",
        "Opens an album, artist, playlist or the like. Plays all else from this row on and keeps"
        " the context where the service can; otherwise at most 100 from here, and says so.",
        Group.ITEM,
        Scope.LIBRARY,
        "app.row('choose')",
        ("enter", "l", "right"),
        hint="play",
        priority=30,
    ),
    Action(
        "play-queued",
        "Play this one",
        "Plays this item in the context that plays now; the service can't jump within a queue.",
        Group.ITEM,
        Scope.QUEUE,
        "app.row('choose')",
        ("enter",),
        hint="play",
        priority=30,
    ),
    Action(
        "transfer",
        "Play on this device",
        "Moves the playback to this device.",
        Group.ITEM,
        Scope.DEVICES,
        "app.row('choose')",
        ("enter",),
        hint="play here",
        priority=30,
    ),
    Action(
        "add-to-queue",
        "Add to queue",
        "Adds this row to the end of the queue.",
        Group.ITEM,
        Scope.LIBRARY,
        "app.row('enqueue')",
        ("z",),
        also={Scope.QUEUE: ("z",)},
        hint="queue",
        priority=40,
    ),
    Action(
        "save-row",
        "Save this row",
        "Saves this row to your library, or takes it out again.",
        Group.ITEM,
        Scope.LIBRARY,
        "app.row('save')",
        ("s",),
        also={Scope.QUEUE: ("s",)},
        hint="save",
        priority=50,
    ),
    Action(
        "copy-link",
        "Copy link",
        "Copies the link of this row to the clipboard, over SSH too (in now playing: of what"
        " plays).",
        Group.ITEM,
        Scope.LIBRARY,
        "app.row('copy_link')",
        ("c",),
        also={Scope.QUEUE: ("c",), Scope.NOW_PLAYING: ("c",)},
        hint="copy link",
        priority=60,
    ),
)

"""Actions that go through the library."""

from __future__ import annotations

from tuify.tui.actions.action import Action, Group, Scope

_PLACES = (
    ("library", "Library", "l"),
    ("liked", "Liked Songs", "s"),
    ("albums", "Albums", "a"),
    ("artists", "Artists", "r"),
    ("playlists", "Playlists", "p"),
    ("podcasts", "Podcasts", "c"),
    ("episodes", "Episodes", "e"),
    ("audiobooks", "Audiobooks", "b"),
    ("recent", "Recently played", "h"),
    ("top-tracks", "Top tracks", "t"),
    ("top-artists", "Top artists", "T"),
)

BROWSE: tuple[Action, ...] = (
    Action(
        "back",
        "Back",
        "Goes back to where you were, with the cursor on the same row.",
        Group.BROWSE,
        Scope.LIBRARY,
        "screen.back",
        ("backspace", "h", "left"),
        hint="back",
        priority=58,
    ),
    Action(
        "forward",
        "Forward",
        "Goes forward again after going back.",
        Group.BROWSE,
        Scope.LIBRARY,
        "screen.forward",
        ("right_square_bracket", "alt+right"),
    ),
    Action(
        "open-album",
        "Open the album",
        "Goes to the album of this row, to the podcast of an episode.",
        Group.BROWSE,
        Scope.LIBRARY,
        "app.row('open_album')",
        ("a",),
        also={Scope.QUEUE: ("a",), Scope.NOW_PLAYING: ("a",)},
        hint="album",
        priority=62,
    ),
    Action(
        "open-artist",
        "Open the artist",
        "Goes to the first artist of this row.",
        Group.BROWSE,
        Scope.LIBRARY,
        "app.row('open_artist')",
        ("A",),
        also={Scope.QUEUE: ("A",), Scope.NOW_PLAYING: ("A",)},
        hint="artist",
        priority=63,
    ),
    Action(
        "open-owner",
        "Open the owner",
        "Goes to whoever made this playlist, and shows their public playlists.",
        Group.BROWSE,
        Scope.LIBRARY,
        "app.row('open_owner')",
        ("O",),
    ),
    Action(
        "play-whole",
        "Play all of it",
        "Plays the album, artist, playlist or podcast of this row from its beginning.",
        Group.ITEM,
        Scope.LIBRARY,
        "app.row('play')",
        ("P",),
        hint="play all",
        priority=45,
    ),
    *(
        Action(
            f"go-{name}",
            title,
            f"Goes to {title}." if name != "library" else "Goes to the list of sections.",
            Group.BROWSE,
            Scope.EVERYWHERE,
            f"screen.go('{name}')",
            (f"g {key}",),
        )
        for name, title, key in _PLACES
    ),
)

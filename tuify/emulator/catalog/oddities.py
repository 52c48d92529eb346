"""The odd data, on purpose, and where it stands.

A client has to survive all of this, because the service has sent all of this. The entries sit at
fixed places of Liked Songs (counted from 0 in a library nobody has changed yet; a place beyond the
library's end is simply not there). The first screenful stays pretty; the oddities begin at row 20.
Oddities of a track follow it wherever it appears: in its album, in playlists, in the queue. Those
of an album or artist show on everything of that album or artist; so that no album gets two of a
kind, such places lie at least 14 apart.

======  ==========================================================================================
place   what is odd
======  ==========================================================================================
20      title with markup that switches colours: ``[bold red]``
22      title with an unmatched closing tag: ``[/]``
24      title with brackets that are innocent: ``[Deluxe Edition]``
26      a local file: no id, no album but a name, a URI no command accepts
29      title that turns the terminal red (escape sequence) and rings the bell
31      title that tries to write to the clipboard (OSC 52)
33      title with 8-bit (C1) control characters
36      title that overrides the direction of the text, and isolates
38      emoji families, flags and skin tones, each one character to a reader
41      the entry is there, its track is null
44      title of more than 600 characters
46      title that is empty
48      artist whose name is empty
51      album whose ``images`` is ``[]``; 65 null; 79 one picture without width and height
58      release date "0000"; 72 null; 88 known to the month; 104 known to the year
60      not playable in this market
62      combining marks piled on one letter
64      line break and tabulator inside a title
70      wide characters: twenty cells in ten letters
75      a local file without artist and album names
82      zero-width and invisible characters, a byte order mark among them
84      three entries in a row whose track is null (84, 85, 86)
90      title of HTML: ``<b>`` and ``&amp;``
======  ==========================================================================================

Playlists carry theirs too: see :mod:`tuify.emulator.playlists.book`. So do two rows of the library
(:mod:`tuify.emulator.keeping.kept`): the saved album at place 27 is null, and of the saved episode
at place 23 nearly every field. Numbers written as floats come only with the ``floats`` weather.
"""

from dataclasses import dataclass
from typing import Literal

from tuify.emulator.catalog.things import LocalTrack, Pictures, Precision


@dataclass(frozen=True, slots=True)
class Odd:
    """How the track at one place of Liked Songs differs. None leaves a property as it is."""

    title: str | None = None
    artist: str | None = None
    pictures: Pictures = "usual"
    release: tuple[str | None, Precision | None] | None = None
    playable: bool = True


ODD_TRACKS: dict[int, Odd] = {
    20: Odd(title="[bold red]Alarm[/bold red] in Leith"),
    22: Odd(title="The Last Bracket [/]"),
    24: Odd(title="Golden Harbour [Deluxe Edition]"),
    29: Odd(title="Scarlet \x1b[31mThread\x1b[0m\x07"),
    31: Odd(title="Clip \x1b]52;c;c3RvbGVu\x07 Board"),
    33: Odd(title="Grey \x9b31m\x85\x90Zone\x9c"),
    36: Odd(title="Mirror \u202eelcric\u202c \u2067tide\u2069"),
    38: Odd(title="Family Album 👨‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇳🇴"),
    44: Odd(title="A Very Long Goodbye " + "and On It Goes " * 40),
    46: Odd(title=""),
    48: Odd(artist=""),
    51: Odd(pictures="none"),
    58: Odd(release=("0000", "year")),
    60: Odd(playable=False),
    62: Odd(title="Ha" + "\u0301\u0328\u0330\u0336" * 8 + "unted"),
    64: Odd(title="Two\nLines\tApart"),
    65: Odd(pictures="null"),
    70: Odd(title="静かな夜の長い手紙 (Live)"),
    72: Odd(release=(None, None)),
    79: Odd(pictures="sizeless"),
    82: Odd(title="\ufeffThin\u200b Ice\u2060\u00ad"),
    88: Odd(release=("1974-11", "month")),
    90: Odd(title="<b>Bold</b> &amp; Careful"),
    104: Odd(release=("1969", "year")),
}

ODD_ENTRIES: dict[int, LocalTrack | Literal["null"]] = {
    26: LocalTrack("Demo Tape, Side B", "Robin Ashdown", "Bedroom Recordings", 193_000),
    41: "null",
    75: LocalTrack("track07", "", "", 241_500),
    84: "null",
    85: "null",
    86: "null",
}

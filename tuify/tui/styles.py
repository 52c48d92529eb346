"""Where the style sheets are: `styles/` stands at the top of the repository and goes into the wheel
beside this package's modules."""

from __future__ import annotations

from pathlib import Path

SHEETS = (
    "screen",
    "library",
    "find",
    "queue",
    "devices",
    "now_playing",
    "dialogs",
    "details",
    "change",
    "login",
)
"""The style sheets, in the order they are read; one per pane and kind of screen."""


class StylesMissing(Exception):
    """The style sheets are neither in the package nor beside it: the installation is broken."""

    def __init__(self, looked_in: tuple[Path, ...]) -> None:
        self.looked_in = looked_in
        places = " or ".join(str(place) for place in looked_in)
        super().__init__(f"tuify's style sheets are missing; they should be in {places}")


def style_sheets(package: Path | None = None) -> list[Path]:
    """The style sheets of the screen: in `package` (tuify's own folder, as a wheel has it) or one
    folder up (a checkout or an editable install).

    Raises StylesMissing if one of them is in neither place.
    """
    package = package or Path(__file__).parent.parent
    places = (package / "styles", package.parent / "styles")
    for place in places:
        sheets = [place / f"{name}.tcss" for name in SHEETS]
        if all(sheet.is_file() for sheet in sheets):
            return sheets
    raise StylesMissing(places)

"""How bodies are to be written: for which mode, and under which address."""

from dataclasses import dataclass

from tuify.emulator.catalog.things import Pictures
from tuify.emulator.options import Mode

Body = dict[str, object]
"""A JSON object."""

# fmt: off
MARKETS = (
    "AT", "AU", "BE", "BR", "CA", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "IE",
    "IS", "IT", "JP", "MX", "NL", "NO", "NZ", "PL", "PT", "SE", "US",
)
# fmt: on
OPEN_URL = "https://open.spotify.com"

_SIZES = (640, 300, 64)


@dataclass(frozen=True, slots=True)
class Style:
    """``root`` is the emulator's own address without a slash at the end."""

    root: str
    mode: Mode

    @property
    def api(self) -> str:
        """Return the address under which the endpoints are."""
        return f"{self.root}/v1"

    @property
    def extended(self) -> bool:
        """Tell whether the fields that February 2026 took from new apps are written."""
        return self.mode == "extended"

    def picture(self, size: int, id_: str) -> Body:
        """Describe a square picture that the emulator paints when it is asked for."""
        return {"height": size, "url": f"{self.root}/images/{size}/{id_}.png", "width": size}


def external(kind: str, id_: str) -> Body:
    """Return the ``external_urls`` of an object."""
    return {"spotify": f"{OPEN_URL}/{kind}/{id_}"}


def pictures(style: Style, kind: Pictures, id_: str) -> list[Body] | None:
    """Return ``images``: three sizes, or none, or null, or one whose size nobody knows."""
    if kind == "usual":
        return [style.picture(size, id_) for size in _SIZES]
    if kind == "sizeless":
        return [{**style.picture(300, id_), "height": None, "width": None}]
    return [] if kind == "none" else None

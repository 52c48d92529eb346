"""Categories and recommendations as JSON (reference: Categories, Recommendations)."""

from collections.abc import Sequence

from tuify.emulator.bodies import catalog
from tuify.emulator.bodies.style import Body, Style
from tuify.emulator.catalog.recommendations import Yield
from tuify.emulator.catalog.things import Track
from tuify.emulator.playlists.editorial import Category

_ICON_SIZE = 300


def category(style: Style, category: Category) -> Body:
    """Write a CategoryObject."""
    return {
        "href": f"{style.api}/browse/categories/{category.id}",
        "icons": [style.picture(_ICON_SIZE, f"category-{category.id}")],
        "id": category.id,
        "name": category.name,
    }


def recommendations(style: Style, yields: Sequence[Yield], tracks: Sequence[Track]) -> Body:
    """Write a RecommendationsObject; the ``href`` of a genre is null."""
    return {
        "seeds": [_seed(style, one) for one in yields],
        "tracks": [catalog.track(style, one) for one in tracks],
    }


def _seed(style: Style, grown: Yield) -> Body:
    seed = grown.seed
    return {
        "afterFilteringSize": grown.within,
        "afterRelinkingSize": grown.playable,
        "href": None if seed.kind == "genre" else f"{style.api}/{seed.kind}s/{seed.id}",
        "id": seed.id,
        "initialPoolSize": grown.at_first,
        "type": seed.kind,
    }

"""Podcasts and their episodes as JSON (reference: Shows, Episodes)."""

from collections.abc import Sequence
from html import escape

from tuify.emulator.bodies.paging import PageQuery, page
from tuify.emulator.bodies.style import MARKETS, Body, Style, external, pictures
from tuify.emulator.catalog.things import Episode, Show


def show_ref(style: Style, show: Show) -> Body:
    """Write a SimplifiedShowObject."""
    body: Body = {
        "copyrights": [],
        "description": show.description,
        "explicit": False,
        "external_urls": external("show", show.id),
        "href": f"{style.api}/shows/{show.id}",
        "html_description": f"<p>{escape(show.description)}</p>",
        "id": show.id,
        "images": pictures(style, "usual", show.id),
        "is_externally_hosted": False,
        "languages": ["en"],
        "media_type": "audio",
        "name": show.name,
        "total_episodes": show.episodes,
        "type": "show",
        "uri": show.uri,
    }
    if style.extended:
        body |= {"available_markets": list(MARKETS), "publisher": show.publisher}
    return body


def show(style: Style, show: Show, episodes: Sequence[Episode], query: PageQuery) -> Body:
    """Write a ShowObject with a page of its episodes."""
    address = f"{style.api}/shows/{show.id}/episodes"
    items = [episode_ref(style, one) for one in episodes]
    return {**show_ref(style, show), "episodes": page(address, query, show.episodes, items)}


def episode_ref(style: Style, episode: Episode) -> Body:
    """Write a SimplifiedEpisodeObject."""
    return {
        "audio_preview_url": None,
        "description": episode.description,
        "duration_ms": episode.duration_ms,
        "explicit": episode.explicit,
        "external_urls": external("episode", episode.id),
        "href": f"{style.api}/episodes/{episode.id}",
        "html_description": f"<p>{escape(episode.description)}</p>",
        "id": episode.id,
        "images": pictures(style, "usual", episode.id),
        "is_externally_hosted": False,
        "is_playable": True,
        "language": "en",
        "languages": ["en"],
        "name": episode.name,
        "release_date": episode.release_date,
        "release_date_precision": "day",
        "resume_point": {"fully_played": False, "resume_position_ms": episode.resume_ms},
        "type": "episode",
        "uri": episode.uri,
    }


def episode(style: Style, episode: Episode) -> Body:
    """Write an EpisodeObject."""
    return {**episode_ref(style, episode), "show": show_ref(style, episode.show)}

"""Whatever is given for whatever argument of whatever method: a refusal, and nothing is sent."""

import asyncio
import inspect
from collections.abc import Iterator

import pytest

from tests.spotify.asked import LIST, SONG, Recorder
from tests.spotify.asked_account import JPEG
from tests.spotify.support import run
from tuify.spotify.client import Spotify
from tuify.spotify.endpoints.base import Endpoints
from tuify.spotify.errors import InvalidArgument
from tuify.spotify.operations import operations_of
from tuify.spotify.tunables import Tunables

HALF = "a\udc80"
WRONG: list[object] = [object(), 2.5, float("nan"), 10**5000, HALF, [HALF], [5], {5}, True]

GOOD: dict[str, object] = {
    "ids": ["A1"],
    "jpeg": JPEG,
    "kind": "artist",
    "name": "Dawn",
    "playlist_id": "P1",
    "position_ms": 5,
    "query": "x",
    "types": ["track"],
    "uri": SONG,
    "uris": [SONG],
    "volume_percent": 5,
}
"""Good arguments by their names, where an id or a list of ids is not one."""


def methods() -> Iterator[tuple[str, str]]:
    """Every category and every method of it that speaks an operation."""
    for category, endpoints in vars(Spotify(Recorder())).items():
        if isinstance(endpoints, Endpoints):
            for name, method in inspect.getmembers(type(endpoints), inspect.isfunction):
                if operations_of(method):
                    yield category, name


def good(name: str, method: str) -> object:
    """A good argument of that name."""
    if name == "state":
        return "off" if "repeat" in method else True
    if name in GOOD:
        return GOOD[name]
    return ["A1"] if name.endswith("_ids") else "A1"


@pytest.mark.parametrize(("category", "name"), list(methods()))
def test_no_argument_of_a_wrong_type_is_sent_or_crashes(category: str, name: str) -> None:
    async def story() -> None:
        recorder = Recorder()
        method = getattr(getattr(Spotify(recorder), category), name)
        parameters = inspect.signature(method).parameters.values()
        needed = {each.name: good(each.name, name) for each in parameters if _is_needed(each)}
        for each in parameters:
            wrong = [value for value in WRONG if not _is_right(value, each)]
            for value in [*wrong, None] if each.default is not None else wrong:
                with pytest.raises(InvalidArgument):
                    await method(**{**needed, each.name: value})
        assert recorder.calls == []

    run(story())


def _is_needed(parameter: inspect.Parameter) -> bool:
    return parameter.default is inspect.Parameter.empty


def _is_right(value: object, parameter: inspect.Parameter) -> bool:
    return value is True and "bool" in str(parameter.annotation)


def test_features_of_a_wrong_type() -> None:
    for value in ("x", True, float("nan"), float("inf"), 10**5000):
        for name in ("energy", "key", "loudness"):
            with pytest.raises(InvalidArgument):
                Tunables(**{name: value})  # type: ignore[arg-type] # what is tested


def test_uris_that_lead_elsewhere() -> None:
    async def story() -> None:
        recorder = Recorder()
        spotify = Spotify(recorder)
        playlists, player = spotify.playlists, spotify.player
        for uri in ("spotify:track:!!/..;", "spotify:track:..", "spotify:episode:a:b!"):
            with pytest.raises(InvalidArgument):
                await playlists.remove_playlist_items("P1", [uri])
            with pytest.raises(InvalidArgument):
                await player.add_item_to_playback_queue(uri)
        for uri in (SONG, "spotify:episode:E1", "spotify:local:a:b:c:1"):
            with pytest.raises(InvalidArgument):
                await player.start_resume_playback(context_uri=uri)
        assert recorder.calls == []
        await playlists.remove_playlist_items("P1", ["spotify:local:a:b:c:1"])
        for uri in (LIST, "spotify:user:u1:collection", "spotify:show:S1", "spotify:artist:A1"):
            await player.start_resume_playback(context_uri=uri)

    asyncio.run(story())

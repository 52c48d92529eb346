"""Names are foreign text: whatever stands in them is shown as it is, and does nothing."""

from __future__ import annotations

import asyncio
import json

import httpx
import pytest

from tests.tui.world import Body, Wire, WorldScene, on_world
from tuify.tui.deeds.means import Form, FormField
from tuify.tui.screens.form import FormScreen
from tuify.tui.text import UNICODE
from tuify.tui.widgets.dialog import Dialog

NAMES = (
    "[/]",
    "[red]x",
    "[@click=app.quit]x[/]",
    "Mix [Live] \\[b]",
    "夜の散歩 [生]",
    "שיר ערב [חי]",
)

DIALOGS = {
    "menu": ("full_stop",),
    "picker": ("w",),
    "details": ("i",),
    "edit": ("E",),
    "cover": ("I",),
    "delete": ("D",),
    "artists": ("A",),
    "new": ("m", "N"),
    "already there": ("w", "enter"),
    "marked": ("m", "full_stop"),
    "position": ("number_sign",),
}
"""The keys that open each on a song of a playlist; that for a position has no name in it."""


def renamed(told: Body, name: str) -> Body:
    """The same answer with every name another one, and every song by two artists."""
    if isinstance(told, list):
        return [renamed(each, name) for each in told]
    if not isinstance(told, dict):
        return told
    other = {key: renamed(value, name) for key, value in told.items()}
    if isinstance(other.get("name"), str):
        other["name"] = name
    if other.get("type") == "track" and other.get("artists"):
        first = other["artists"][0]
        other["artists"] = [first, {**first, "id": "2" * 22, "uri": f"spotify:artist:{'2' * 22}"}]
    return other


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """What all things are called by the service."""
    called: str = request.param
    honest = Wire.handle_async_request

    async def answer(wire: Wire, request: httpx.Request) -> httpx.Response:
        response = await honest(wire, request)
        text = await response.aread()
        if request.method != "GET" or not text:
            return response
        told = renamed(json.loads(text), called)
        return httpx.Response(response.status_code, json=told)

    monkeypatch.setattr(Wire, "handle_async_request", answer)
    return called


def test_dialogs_show_names_as_they_are(name: str) -> None:
    async def look(scene: WorldScene, keys: tuple[str, ...]) -> str:
        for key in keys:
            await scene.press(key)
            await scene.settle()
        frame = scene.app.screen.query_one(Dialog).region
        lines = scene.text().split("\n")[frame.y : frame.bottom]
        await scene.press("escape", "escape", "escape")
        return "\n".join(lines)

    async def run() -> dict[str, str]:
        async with on_world() as scene:
            await scene.open_playlist(2)
            return {dialog: await look(scene, keys) for dialog, keys in DIALOGS.items()}

    seen = asyncio.run(run())
    assert [dialog for dialog, text in seen.items() if name not in text] == ["position"]


def test_both_edges_of_a_dialog_take_brackets_for_what_they_are() -> None:
    async def run() -> str:
        async with on_world() as scene:
            form = Form("Cover of [red]x", (FormField("a", "b"),), "[@click=app.quit]sends[/]")
            scene.app.push_screen(FormScreen(UNICODE, form, lambda filled: ""))
            await scene.settle()
            return scene.text()

    text = asyncio.run(run())
    assert "─ Cover of [red]x ─" in text
    assert "─ Enter [@click=app.quit]sends[/], Esc closes ─" in text

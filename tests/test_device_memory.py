"""The device that is tried first: found again, kept across starts, and never in the way."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from tuify.device_memory import DeviceMemory, device_memory_path
from tuify.spotify.models import Device


def device(
    id: str | None, name: str = "Desk", type: str = "Computer", *, restricted: bool = False
) -> Device:
    return Device(
        id=id,
        name=name,
        type=type,
        is_active=False,
        is_private_session=False,
        is_restricted=restricted,
        volume_percent=50,
    )


def test_nothing_remembered_chooses_nothing() -> None:
    assert DeviceMemory().choose([device("a")]) is None


def test_the_same_id_is_the_same_device_whatever_its_name() -> None:
    memory = DeviceMemory()
    memory.remember(device("a"))
    renamed = device("a", name="Kitchen")
    assert memory.choose([device("b"), renamed]) == renamed


def test_a_new_id_is_known_by_name_and_type_together() -> None:
    memory = DeviceMemory()
    memory.remember(device("a"))
    again = device("z")
    assert memory.choose([device("y", type="Speaker"), again]) == again
    assert memory.choose([device("y", type="Speaker"), device("x", name="Hall")]) is None


def test_the_id_goes_before_the_name() -> None:
    memory = DeviceMemory()
    memory.remember(device("a"))
    assert memory.choose([device("b"), device("a")]) == device("a")


@pytest.mark.parametrize("id", ["a", None])
def test_what_cannot_be_controlled_is_neither_kept_nor_chosen(id: str | None) -> None:
    memory = DeviceMemory()
    memory.remember(device("good", name="Good"))
    memory.remember(device(id, restricted=True))
    assert memory.choose([device("good", name="Good")]) is not None
    memory.remember(device("a"))
    assert memory.choose([device(id, restricted=True)]) is None


def test_it_is_kept_from_one_start_to_the_next(tmp_path: Path) -> None:
    path = tmp_path / "new" / "device.json"
    DeviceMemory(path).remember(device("a"))
    assert DeviceMemory(path).choose([device("a")]) == device("a")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["device.json"]


def test_in_memory_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    DeviceMemory().remember(device("a"))
    assert list(tmp_path.iterdir()) == []


def test_the_file_lies_in_the_state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert tmp_path in device_memory_path().parents


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "{}", '{"id": 5, "name": "a", "type": "b"}', '{"id": "a"}', "\x00"],
)
def test_a_file_of_someone_elses_making_is_ignored(tmp_path: Path, text: str) -> None:
    path = tmp_path / "device.json"
    path.write_text(text, encoding="utf-8")
    memory = DeviceMemory(path)
    assert memory.choose([device("a")]) is None
    memory.remember(device("a"))
    assert json.loads(path.read_text(encoding="utf-8"))["id"] == "a"


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    memory = DeviceMemory(tmp_path / "file" / "device.json")
    memory.remember(device("a"))
    assert memory.choose([device("a")]) == device("a")

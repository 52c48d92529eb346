"""Saving, following and checking things of any kind, by the way of 2026 or by the older ones."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

import msgspec

from tuify.spotify.arguments import checked_id, checked_user_id, uri_kind
from tuify.spotify.calls import Call, call
from tuify.spotify.endpoints.base import Endpoints, Way
from tuify.spotify.endpoints.spellings import (
    CHECK_USERS_SAVED_ITEMS,
    OLDER,
    REMOVE_ITEMS_FROM_LIBRARY,
    SAVE_ITEMS_TO_LIBRARY,
    TRACKS,
    Older,
)
from tuify.spotify.errors import BadRequest, ClosedBySpotify, UnreadableAnswer
from tuify.spotify.operations import Operation
from tuify.spotify.walking import in_groups

T = TypeVar("T")

NEWER: Final = (SAVE_ITEMS_TO_LIBRARY, REMOVE_ITEMS_FROM_LIBRARY, CHECK_USERS_SAVED_ITEMS)

_ARTIST: Final = "artist"
_BAD_REQUEST: Final = 400
_ABOUT_A_KIND: Final = re.compile(r"(?i)\b(uris?|types?|kinds?|artists?|items?|entity|entities)\b")
_ANSWERS: Final = msgspec.json.Decoder(list[bool | None])
_SAYS_TOO_LITTLE: Final = "The service did not say of each item whether it is saved."

Choice = Callable[[Older], Operation]
"""Which of the three operations on things of a kind."""

Asked = tuple[Call, int]
"""A call, and how many things it is about."""


class Saving(Endpoints):
    """Takes any number of URIs of any kinds that can be saved, in groups as large as are allowed.

    Groups go one after another. If one of them is refused, those before it have had their effect:
    saving and removing can be repeated without harm.
    """

    async def save(self, uris: Sequence[str]) -> None:
        """Save or follow them all."""
        await self._change(SAVE_ITEMS_TO_LIBRARY, lambda older: older.save, uris)

    async def remove(self, uris: Sequence[str]) -> None:
        """Remove or unfollow them all."""
        await self._change(REMOVE_ITEMS_FROM_LIBRARY, lambda older: older.remove, uris)

    async def check(self, uris: Sequence[str]) -> tuple[bool, ...]:
        """For each whether it is saved or followed, in order."""
        ids = _ids_by_kind(uris)

        async def by_uri() -> tuple[bool, ...]:
            return await self._answers(_newer_calls(CHECK_USERS_SAVED_ITEMS, uris))

        async def by_kind() -> tuple[bool, ...]:
            known: dict[tuple[str, str], bool] = {}
            for kind, of_kind in ids.items():
                older = OLDER[kind]
                answers = await self._answers(_older_calls(older, older.check, of_kind))
                known |= {
                    (kind, id_): is_saved for id_, is_saved in zip(of_kind, answers, strict=True)
                }
            return tuple(known[_kind_and_id(uri)] for uri in uris)

        return await self._by_either(CHECK_USERS_SAVED_ITEMS, by_uri, by_kind)

    async def _change(self, newer: Operation, choice: Choice, uris: Sequence[str]) -> None:
        """Go the way of 2026, but for artists where it turns out that it takes none.

        The reference names artists among what can be checked, not among what can be saved.
        """
        artists = [uri for uri in uris if uri_kind(uri) == _ARTIST]
        others = [uri for uri in uris if uri_kind(uri) != _ARTIST]
        if not artists or self._access.takes(newer, _ARTIST):
            try:
                await self._told(newer, choice, uris)
                return
            except BadRequest as refusal:
                if not (artists and self._access.is_open(newer) and _is_about_a_kind(refusal)):
                    raise
                try:
                    await self._told_by_kind(choice, artists)
                except ClosedBySpotify:
                    raise refusal from None
            self._access.note_misfit(newer, _ARTIST)
        else:
            await self._told_by_kind(choice, artists)
        if others:
            await self._told(newer, choice, others)

    async def _told(self, newer: Operation, choice: Choice, uris: Sequence[str]) -> None:
        _ids_by_kind(uris)  # nothing is sent if one of them is none

        async def by_uri() -> None:
            for asked, _ in _newer_calls(newer, uris):
                await self._sender.command(asked)

        await self._by_either(newer, by_uri, lambda: self._told_by_kind(choice, uris))

    async def _told_by_kind(self, choice: Choice, uris: Sequence[str]) -> None:
        for kind, ids in _ids_by_kind(uris).items():
            for asked, _ in _older_calls(OLDER[kind], choice(OLDER[kind]), ids):
                await self._sender.command(asked)

    async def _by_either(self, newer: Operation, by_uri: Way[T], by_kind: Way[T]) -> T:
        """As `_either`. The three ways of 2026 came together: where one is missing, all are."""
        try:
            return await self._either(newer, by_uri, by_kind)
        finally:
            if not self._access.is_open(newer):
                for each in NEWER:
                    self._access.close(each)

    async def _answers(self, calls: Iterable[Asked]) -> tuple[bool, ...]:
        """What is said to all of them together; null, which is sent now and then, means no."""
        said: list[bool] = []
        for asked, number in calls:
            answers = _answers_in(await self._sender.read(asked))
            if len(answers) != number:
                raise UnreadableAnswer(_SAYS_TOO_LITTLE, status=200)
            said += map(bool, answers)
        return tuple(said)


def _answers_in(body: bytes) -> list[bool | None]:
    """What is said of each; whatever is no yes or no is not taken for a no."""
    try:
        return _ANSWERS.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise UnreadableAnswer(_SAYS_TOO_LITTLE, status=200) from None


def _is_about_a_kind(refusal: BadRequest) -> bool:
    """Whether a request was refused for the kind of something in it, and not for anything else."""
    return refusal.status == _BAD_REQUEST and _ABOUT_A_KIND.search(refusal.message) is not None


def _newer_calls(newer: Operation, uris: Sequence[str]) -> Iterator[Asked]:
    for group in in_groups(uris, newer.most_ids or 1):
        yield call(newer, query={"uris": group}), len(group)


def _older_calls(older: Older, operation: Operation, ids: Sequence[str]) -> Iterator[Asked]:
    for group in in_groups(ids, operation.most_ids or 1):
        if "{" in operation.path:
            yield call(operation, at={"playlist_id": group[0]}), 1
        elif operation is TRACKS.save:  # the only one that takes ids in its body alone
            yield call(operation, body={"ids": group}), len(group)
        else:
            yield call(operation, query={"type": older.type_, "ids": group}), len(group)


def _ids_by_kind(uris: Sequence[str]) -> dict[str, list[str]]:
    """The ids of each kind, kinds and ids in the order of the URIs."""
    ids: dict[str, list[str]] = {}
    for kind, id_ in map(_kind_and_id, uris):
        ids.setdefault(kind, []).append(id_)
    return ids


def _kind_and_id(uri: str) -> tuple[str, str]:
    kind = uri_kind(uri)
    id_ = uri.rpartition(":")[2]
    return kind, checked_user_id(id_) if kind == "user" else checked_id(id_)

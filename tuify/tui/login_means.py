"""What whoever starts the screen lends it so that somebody can log in there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuify.session import Session
    from tuify.settings import Settings
    from tuify.tui.desk import Desk


def _usual_desk(settings: Settings) -> Desk:
    from tuify.tui.desk import Desk

    return Desk(settings)


@dataclass(frozen=True, slots=True)
class LoginMeans:
    """`open_demo` opens the made-up account, `browse` has a browser show an address where there is
    one and says whether it did, `desk` makes the place to log in at."""

    open_demo: Callable[[], Awaitable[Session]]
    browse: Callable[[str], bool]
    desk: Callable[[Settings], Desk] = _usual_desk

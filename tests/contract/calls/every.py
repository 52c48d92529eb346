"""Every operation of the Web API, asked for by the client's methods, with what has to come of it.

Where one method speaks two spellings of the same thing, it stands here once for each of them.
"""

from typing import Final

from tests.contract.calls.catalog import CATALOG, FINDING
from tests.contract.calls.library import LIBRARY, PEOPLE
from tests.contract.calls.making import Called
from tests.contract.calls.playlists import PLAYER, PLAYLISTS

CALLED: Final[list[Called]] = [*CATALOG, *FINDING, *LIBRARY, *PEOPLE, *PLAYLISTS, *PLAYER]

"""A player keeps up with the playlist it plays while that is edited.

What plays goes on. Behind it comes what stands behind it in the list of today, and a mix that is
under way is mixed anew. Only a list in which nothing can be played any more is played on as it was.
"""

from dataclasses import replace

from tuify.emulator.playback.contexts import PlaylistContext
from tuify.emulator.playback.listening import Listening
from tuify.emulator.playback.order import PLAIN, Order, stops
from tuify.emulator.playback.player import Player, PlayerState
from tuify.emulator.playlists.edits import place_after
from tuify.emulator.playlists.parts import Playlist


def keep_up(player: Player, playlist: Playlist) -> None:
    """Let a player know that a playlist was edited; it may be one it does not play."""
    context = player.now().listening.context
    if not isinstance(context, PlaylistContext) or context.playlist.number != playlist.number:
        return

    def run(state: PlayerState, _: int) -> PlayerState:
        return replace(state, listening=listening_on(state.listening, playlist))

    player.run(run)


def listening_on(state: Listening, playlist: Playlist) -> Listening:
    """Return a listener of an older version of ``playlist`` as a listener of this one."""
    assert isinstance(state.context, PlaylistContext)
    context = replace(state.context, playlist=playlist)
    if next(stops(context, PLAIN, 0), None) is None:
        return state
    index = place_after(state.context.playlist.rows, playlist.rows, state.index)
    order = state.order
    if order.shuffle_key is not None:
        index = max(0, index)
        order = Order(order.shuffle_key, index)
    return replace(state, context=context, index=index, order=order)

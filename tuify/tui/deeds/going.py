"""Going from a row to what belongs to it."""

from __future__ import annotations

from tuify.library import things
from tuify.library.places import Place, PlaceKind, place_of
from tuify.spotify.errors import ClosedBySpotify
from tuify.tui.browse.applies import album_of, artists_of, can_seed, owner_meant
from tuify.tui.browse.columns import title
from tuify.tui.browse.target import Target
from tuify.tui.deeds.means import Choice, Means, Question
from tuify.tui.wording import error_sentence

MOST_SEEDS = 5
"""Tracks and artists that recommendations can start from, together."""


class Going:
    """Shows the album, the artist, the details or the recommendations of rows."""

    def __init__(self, means: Means) -> None:
        self._session = means.session
        self._front = means.front

    def album(self, target: Target) -> None:
        """The album of a track, with the cursor on it; the show of an episode, the book of a
        chapter."""
        thing = target.thing
        whole = album_of(thing) if thing is not None else None
        place = place_of(whole) if whole is not None else None
        if thing is None or place is None:
            self._front.say("This one is on no album")
        else:
            self._front.go(place, sought=things.uri(thing) or "")

    def artist(self, target: Target) -> None:
        """The artist; of several, the one that is chosen."""
        artists = artists_of(target.thing) if target.thing is not None else ()
        places = {artist.id or "": place for artist in artists if (place := place_of(artist))}
        if not places:
            self._front.say("No artist is named here")
        elif len(places) == 1:
            self._front.go(next(iter(places.values())))
        else:
            choices = tuple(Choice(id, place.name or id) for id, place in places.items())
            question = Question("Artists", ("Which one?",), choices)
            self._front.ask(question, lambda id: self._front.go(places[id]))

    def owner(self, target: Target) -> None:
        """The owner of a playlist: of that row, or of the one whose rows they are."""
        owner = owner_meant(target)
        place = place_of(owner) if owner is not None else None
        if place is None:
            self._front.say("Whose this is, is not told")
        else:
            self._front.go(place)

    def details(self, target: Target) -> None:
        """Everything that is known of one thing."""
        if target.thing is not None:
            self._front.show_details(target.thing)

    def recommendations(self, target: Target) -> None:
        """What is recommended to who likes these tracks and artists, at most five of them."""
        closed = self._session.lists.refusal(PlaceKind.RECOMMENDATIONS)
        seeds = [thing for thing in target.things if can_seed(thing)]
        if isinstance(closed, ClosedBySpotify):
            self._front.say(f"No recommendations: {error_sentence(closed)}")
        elif not seeds:
            self._front.say("Recommendations start from tracks and artists")
        else:
            used = seeds[:MOST_SEEDS]
            uris = ",".join(things.uri(thing) or "" for thing in used)
            names = ", ".join(title(thing) for thing in used)
            self._front.go(Place(PlaceKind.RECOMMENDATIONS, detail=uris, name=names))
            if len(seeds) > MOST_SEEDS:
                self._front.say(
                    f"From the first {MOST_SEEDS} of these {len(seeds):,}: it takes no more"
                )

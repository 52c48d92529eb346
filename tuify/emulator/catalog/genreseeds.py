"""The genres by which recommendations can be asked for, and what each means in this catalogue."""

from tuify.emulator.catalog import words

_WIDER = {
    "acoustic": ("singer-songwriter", "indie folk", "bossa nova"),
    "alternative": ("alternative r&b", "shoegaze", "krautrock"),
    "chill": ("downtempo", "trip hop", "dream pop"),
    "classical": ("neoclassical",),
    "dance": ("house", "synth-pop"),
    "edm": ("house", "electronica"),
    "electronic": ("electronica", "downtempo", "house"),
    "folk": ("indie folk", "singer-songwriter"),
    "indie": ("indie folk", "dream pop", "slowcore"),
    "indie-pop": ("dream pop", "chamber pop"),
    "latin": ("bossa nova",),
    "party": ("house", "synth-pop", "nu jazz"),
    "piano": ("neoclassical", "jazz"),
    "pop": ("chamber pop", "synth-pop", "dream pop"),
    "r-n-b": ("alternative r&b", "soul"),
    "rock": ("post-rock", "shoegaze", "krautrock"),
    "sad": ("slowcore", "singer-songwriter"),
    "sleep": ("ambient", "neoclassical"),
    "study": ("ambient", "downtempo"),
}

SEEDS: dict[str, tuple[str, ...]] = dict(
    sorted(
        (
            _WIDER | {genre.replace(" ", "-").replace("&", "n"): (genre,) for genre in words.GENRES}
        ).items()
    )
)
"""The genres that artists have, under the names of seeds, and some wider ones, in their order."""

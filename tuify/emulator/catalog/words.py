"""The words that names are made of. Only lists; how they are put together is in ``names``."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ADJECTIVES = _words(
    """
    Paper Silver Quiet Slow Hollow Golden Northern Distant Velvet Open Broken Amber Gentle Blue
    Late Early Winter Summer Wild Tender Crooked Bright Pale Second Last Borrowed Hidden
    Electric Copper Salt Little Lonely Sleeping Faded Warm Cold Restless Burning Silent Scarlet
    Ordinary Secret Wooden Coastal Empty Narrow Green Black White Violet Glass Iron Long Deep
    Midnight Morning Evening Hourly Half Perfect Strange Common Careful Lucky Honest Foreign
    Wide Painted Folded Floating Falling Rising Turning Endless Lost Found Invisible Private
    Public
    """
)

NOUNS = _words(
    """
    Lanterns Harbour Tide Rivers Window Station Garden Letters Mountains Satellite Orchard Radio
    Bridges Shoreline Feathers Cathedral Streetlight Compass Almanac Snow Thunder Meadow Engine
    Mirror Candle Postcard Lighthouse Avenue Ocean Machine Skyline Wires Photograph Balcony
    Umbrella Matches Cinema Fountain Theatre Carousel Horses Swallows Foxes Herons Moths Sparrow
    Ghost Stranger Sailor Daughter Brother Neighbour Telephone Typewriter Calendar Atlas Ribbon
    Staircase Kitchen Attic Cellar Platform Weather Rain Fog Ember Ashes Smoke Stone Gravel Sand
    Salt Honey Oranges Clover Cedar Juniper Willow Poppies Violets Roses Thistle Ivy Moon Comet
    Orbit Signal Static Echo Chorus Lullaby Waltz Anthem Silence Distance Gravity Daylight Dusk
    Sunday Tuesday September November Holiday Promise Secret Excuse Accident Miracle Minor
    """
)

PLACES = _words(
    """
    Lisbon Bergen Trieste Galway Porto Leith Ghent Tartu Valparaíso Kyoto Halifax Oulu Marseille
    Gdańsk Reykjavík Antwerp Naples Montréal Málaga Aarhus Zürich Hobart Dakar Tromsø Odesa
    Utrecht Bristol Malmö Cádiz Ljubljana
    """
)

DOINGS = _words(
    """
    Waiting Leaving Dancing Sleeping Driving Walking Falling Dreaming Counting Breathing
    Drifting Running Swimming Talking Listening Burning Building Learning Writing Singing
    """
)

FIRST_NAMES = _words(
    """
    Ilse Tomas Noémie Søren Marta Elias Zoë Anouk Mateo Ingrid Kwame Yuki Luca Saoirse Emre
    Freya Idris Clara Jonas Amara Pavel Rosa Theo Leila Oskar Nadia Hugo Mira Felix Aino Dario
    Esme Kofi Greta Anton Beatriz Nils Priya Caspian Odile Rafael Signe Tove Amir Juno Silvio
    Wren Malik Agnes Björn Lucía Hana Otis Vera Cosmo Delphine Ruben Alma Ezra Linnea
    """
)

LAST_NAMES = _words(
    """
    Moor Vik Rault Marchetti Halloran Lindqvist Okafor Sato Beaumont Kessler Navarro Duarte Lund
    Ferreira Aldana Novak Brandt Whitlock Castellano Mbeki Ashdown Rosen Petrov Larkin Solberg
    Delacroix Tanaka Quill Hartmann Vance Oyelaran Keller Strand Fontaine Bianchi Marlowe Hedge
    Ostrom Calloway Ibarra Winter Sorensen Pell Adeyemi Kovač Thorne Mercer Rossi Holm Lacey
    Vasquez Birch Arden Nakamura Fell Janssen
    """
)

BAND_NOUNS = _words(
    """
    Harbours Satellites Herons Cartographers Lamplighters Orchards Telegraphs Foxes Tides
    Almanacs Swimmers Postcards Weathermen Ferries Astronomers Hollows Sparrows Engines Lanterns
    Balconies Commuters Gardeners Archivists Neighbours Kites Moths Clockmakers Voyagers Choirs
    Ravens
    """
)

OTHER_SCRIPTS = (
    "夜のラジオ",
    "海と手紙",
    "Θάλασσα",
    "Північ",
    "Мария Ветрова",
    "달빛 정원",
    "李小雨",
    "نور",
    "עדן",
    "सांझ",
)

GENRES = (
    "indie folk",
    "chamber pop",
    "ambient",
    "dream pop",
    "slowcore",
    "synth-pop",
    "post-rock",
    "jazz",
    "nu jazz",
    "trip hop",
    "electronica",
    "house",
    "downtempo",
    "singer-songwriter",
    "neoclassical",
    "shoegaze",
    "soul",
    "bossa nova",
    "krautrock",
    "alternative r&b",
)

LABELS = (
    "Harbour Lane",
    "Small Hours",
    "Northern Wire",
    "Paper Boat",
    "Second Floor",
    "Low Tide",
    "Glasshouse",
    "Quiet Engine",
    "Tall Window",
    "Orchard Road",
)

SHOW_NAMES = (
    "The Long Platform",
    "Kitchen Table Physics",
    "Letters from the Coast",
    "Half an Hour of Weather",
    "Unfinished Bridges",
    "The Slow Newsroom",
    "Night Shift Stories",
    "Maps and Other Lies",
)

PLAYLIST_NAMES = (
    "Night Walk",
    "Morning Coffee",
    "Rain on the Window",
    "Kitchen Dancing",
    "Deep Work",
    "Long Drives",
    "Sunday Paper",
    "Songs for Ilse",
    "Running, Slowly",
    "Summer in Trieste",
    "Quiet Hours",
    "Found in the Attic",
    "Winter Almanac",
    "For the Train",
    "Old Friends",
    "First Snow",
)

USER_NAMES = ("Robin Ashdown", "Mira K.", "teodor", "Ines & Paul", "the_night_bus")

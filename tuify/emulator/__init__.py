"""A local Web API with a world and a clock of its own. Imports nothing else of tuify.

From the ground up: ``mixing`` and ``ids`` make everything out of a seed; ``catalog`` is what can be
played, ``saved`` and ``playlists`` are lists of it, ``contexts`` and ``order`` ways through them;
``listening`` is what plays, ``player`` and ``commands`` are Spotify Connect around it; ``world``
holds it all. ``bodies`` writes it as JSON, ``routes`` answers requests, ``gateway`` is what each of
them passes first, with ``weather`` in it and the tokens that ``accounts`` gives. ``app`` puts the
parts together, ``serve`` opens a port, ``inprocess`` is the way in without one. What is odd on
purpose is listed in ``oddities`` and ``playlists``; what can be done to a running emulator in
``weather`` and ``events``.
"""

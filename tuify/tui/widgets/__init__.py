"""Widgets that know rows and cells, not Spotify."""

"""Playlists: the computed ones, and those that were edited."""

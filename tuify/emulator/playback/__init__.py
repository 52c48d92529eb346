"""Spotify Connect: the player, its devices, and what can be done to them."""

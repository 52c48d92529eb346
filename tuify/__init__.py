"""A keyboard-driven remote control for Spotify in the terminal."""

__version__ = "0.1.0"

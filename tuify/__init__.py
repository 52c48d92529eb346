"""A keyboard-driven remote control for Spotify in the terminal."""

"""The remote control without a screen."""

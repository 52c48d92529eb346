"""Collections without a screen."""

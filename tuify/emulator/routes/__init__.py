"""The emulator's answers, one module per category of the reference."""

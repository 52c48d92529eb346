"""The remote control without a screen.

`Remote` is the thin part: it sends, asks and tells. What it decides, it decides with pure
functions: what a key means (`intents`), what a command will do (`commands`), what to show while
commands are under way (`reconcile`), which command goes next (`lane`), when to ask (`schedule`).
"""

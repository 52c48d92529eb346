"""`python -m tuify` is the command `tuify`."""

import sys

try:
    from tuify.cli import main

    code = main()
except KeyboardInterrupt:  # before there is a command that could be interrupted
    code = 130
sys.exit(code)

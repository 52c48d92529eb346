"""`python -m tuify` is the command `tuify`."""

import sys

from tuify.cli import main

sys.exit(main())

"""`python -m sendwell.web.cli`: the same as the command `sendwell`."""

import sys

from sendwell.web.cli import main

if __name__ == "__main__":
    sys.exit(main())

"""What the frozen program runs: the way in, by its module, so that both the window's and the console's exe share it."""

import sys

from dongliu_desktop.__main__ import main

sys.exit(main())

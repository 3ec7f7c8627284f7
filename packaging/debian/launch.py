"""Runs the installed program; the launcher in /usr/bin has chosen the Python."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from dongliu_desktop.__main__ import main

sys.exit(main())

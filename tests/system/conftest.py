"""Lets the tests of this room share hostile.py."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

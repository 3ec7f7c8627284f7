"""Lets the tests of this room share paper_helpers.py."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

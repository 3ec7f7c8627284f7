"""How a measured process tells what it found: moments since its parent started it, and one line of JSON.

What the telling needs is imported when all is measured: the yardstick must not carry it.
"""

import os
import time
from collections.abc import Mapping

BEGAN = "DONGLIU_BENCH_BEGAN"
"""Names the environment variable with the moment of the start, in ns of the clock that all processes share."""


def since_start() -> float:
    """Give the milliseconds since the parent asked for this process."""
    return (time.monotonic_ns() - int(os.environ[BEGAN])) / 1e6


def resident() -> float:
    """Give the resident memory of this process in MiB (VmRSS; Linux only)."""
    from pathlib import Path  # noqa: PLC0415 - see above

    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def tell(found: Mapping[str, object]) -> None:
    """Hand the findings to the parent."""
    import json  # noqa: PLC0415 - see above

    print(json.dumps(found), flush=True)

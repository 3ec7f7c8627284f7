"""docs/reliability.md names a test for every case: each of them is there."""

import re
from pathlib import Path

NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_every_test_it_names_exists(repository: Path) -> None:
    named = NAMED.findall((repository / "docs" / "reliability.md").read_text(encoding="utf-8"))

    assert len(named) > 40
    missing = [
        f"{path}::{name}"
        for path, name in named
        if f"def {name}(" not in (repository / path).read_text(encoding="utf-8")
    ]
    assert missing == []

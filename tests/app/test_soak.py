"""A short seed of the soak: the real program in a process of its own, worked at random and killed."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.soak.ledger import Entry, Ledger
from benchmarks.soak.rounds import Soak

SEED = 3
ROUNDS = 4


@pytest.mark.kills
@pytest.mark.skipif(sys.platform == "win32", reason="kills with signals")
def test_work_and_kills_lose_nothing_that_was_acknowledged(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    outcome = Soak(tmp_path, SEED).run(0, least=ROUNDS)

    assert outcome.findings == ()
    assert outcome.reports > 0
    assert outcome.acts["undo"] > 0
    assert outcome.kills > 0
    record_property("kills", outcome.kills)


def test_a_change_that_is_not_in_the_file_is_noticed(tmp_path: Path) -> None:
    soak = Soak(tmp_path, SEED)
    Ledger(tmp_path / "确认.jsonl").note(Entry("no such step", "report", "浸泡 0"))

    (finding,) = soak._reckon()
    assert "no such step" in finding

import subprocess
import sys
from pathlib import Path

import pytest

from dongliu_desktop.system.drafts import DraftStore

TYPED = {"as_of": "2016-05-31", "percent": "30", "progress_note": "已进场，沿街立面施工过半。"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "drafts.json"


def test_a_draft_outlives_the_program(path: Path) -> None:
    DraftStore(path).put("file-1", "project-1", TYPED)
    assert DraftStore(path).get("file-1", "project-1") == TYPED
    assert DraftStore(path).get("file-1", "project-2") == {}
    assert DraftStore(path).get("file-2", "project-1") == {}


def test_a_draft_outlives_a_kill(path: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from dongliu_desktop.system.drafts import DraftStore\n"
        "DraftStore(Path(sys.argv[1])).put('file', 'project', {'issues': '管线未迁'})\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert subprocess.run([sys.executable, "-c", program, path], check=False).returncode == -9
    assert DraftStore(path).get("file", "project") == {"issues": "管线未迁"}


def test_a_saved_report_needs_its_draft_no_more(path: Path) -> None:
    drafts = DraftStore(path)
    drafts.put("file", "project-1", TYPED)
    drafts.put("file", "project-2", {"issues": "x"})
    drafts.discard("file", "project-1")
    drafts.discard("file", "never there")
    assert drafts.get("file", "project-1") == {}
    assert drafts.get("file", "project-2") == {"issues": "x"}


def test_two_windows_keep_each_others_drafts(path: Path) -> None:
    first, second = DraftStore(path), DraftStore(path)
    first.put("file-1", "project", {"issues": "一"})
    second.put("file-2", "project", {"issues": "二"})
    first.put("file-1", "project", {"issues": "三"})
    assert DraftStore(path).get("file-2", "project") == {"issues": "二"}


@pytest.mark.parametrize("content", ["", "[1]", '{"file": {"project": {"percent": 30}}}', '{"file": "x"}'])
def test_a_damaged_file_is_kept_aside(path: Path, content: str) -> None:
    path.write_text(content)
    drafts = DraftStore(path)
    assert drafts.get("file", "project") == {}
    assert drafts.damaged is not None
    assert drafts.damaged.read_text() == content
    drafts.put("file", "project", TYPED)
    assert drafts.get("file", "project") == TYPED

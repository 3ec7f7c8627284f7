"""The tour does the main job on the real program and checks every step: if it ends well, a newcomer's first hour does.

It is also what `python3 dev.py run` shows on a machine without a display.
"""

import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage


def test_the_main_job_from_end_to_end(repository: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = subprocess.run(
        [sys.executable, repository / "docs/tour.py", out], check=False, capture_output=True, encoding="utf-8"
    )

    assert (ran.returncode, "没有" not in ran.stderr) == (0, True), ran.stderr
    assert len(list(out.glob("*.pdf"))) == 3
    pictures = {path.stem: QImage(str(path)).size().toTuple() for path in out.glob("*.png")}
    assert pictures["pillar"] == (1366, 768)
    assert pictures["pillar-1920"] == (1920, 1080)
    assert all(width and height for width, height in pictures.values())


def test_a_step_that_fails_is_told(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    tour = [sys.executable, repository / "docs/tour.py", tmp_path / "taken"]
    ran = subprocess.run(tour, check=False, capture_output=True, encoding="utf-8")

    assert ran.returncode == 1
    assert "建不了文件夹" in ran.stderr

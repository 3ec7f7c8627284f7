"""Sheets to PDF by the program, as a share of the time in which LibreOffice prints the same content from a file.

LibreOffice is left out, and that is said, where it is not installed.
"""

import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure
from benchmarks.ground import Ground

TIMES, FEW = 3, 2
MOST = 0.1
SAME = {"status": "进度单（与 docx 相比）", "comparison": "年度对比表（与 xlsx 相比）"}


def measure(ground: Ground) -> list[Figure]:
    """Have LibreOffice turn the same content into PDF: the program's share of its time."""
    soffice = shutil.which("soffice")
    if soffice is None:
        print("没有安装 LibreOffice：略去与它的比较。")
        return []
    with tempfile.TemporaryDirectory(dir=ground.folder) as name:
        folder = Path(name)
        times = FEW if ground.quick else TIMES
        told = ground.run("office", str(ground.record), str(times), name)
        _converted(soffice, Path(told["status"]["same"]), folder)  # the first start makes its profile
        figures: list[Figure] = []
        for key, title in SAME.items():
            made = median(told[key]["made"])
            theirs = median(_converted(soffice, Path(told[key]["same"]), folder) for _ in range(times))
            note = f"{made:.0f} ms；LibreOffice 转换 {theirs:.0f} ms"
            figures.append(Figure(f"office.{key}", f"{title}导出 PDF", made / theirs, "×", MOST, note))
        return figures


def _converted(soffice: str, source: Path, folder: Path) -> float:
    """Let LibreOffice print a file as PDF, in a profile of its own; give the milliseconds."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, timeout=200)
    return (time.perf_counter() - began) * 1000

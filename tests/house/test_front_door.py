"""One command sets up, checks and tests; everybody calls that one. dev.py itself stands on nothing."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

TEST_COMMAND = "python3 dev.py test"
RUN_COMMAND = "python3 dev.py run"


def test_continuous_integration_calls_what_the_readme_says(repository: Path, texts: dict[str, str]) -> None:
    commands = [line for line in texts[".ci/run"].splitlines() if "dev.py" in line]
    assert commands == [f"exec {TEST_COMMAND}"]
    assert os.access(repository / ".ci/run", os.X_OK)
    assert TEST_COMMAND in texts["README.md"]
    assert RUN_COMMAND in texts["README.md"]


def test_the_front_door_needs_the_standard_library_only(texts: dict[str, str]) -> None:
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(texts["dev.py"]))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
    }
    assert imported - set(sys.stdlib_module_names) == {"dongliu_desktop"}  # for its probe of the display


def test_an_old_python_can_read_the_front_door_and_be_told(texts: dict[str, str]) -> None:
    ast.parse(texts["dev.py"], feature_version=(3, 7))


def test_an_unknown_command_shows_all_of_them(repository: Path) -> None:
    ran = subprocess.run(
        [sys.executable, repository / "dev.py", "nonsense"], check=False, capture_output=True, text=True
    )
    assert ran.returncode == 2
    assert all(
        f"  {name} " in ran.stdout for name in ("run", "test", "check", "bench", "faults", "soak", "shots", "lock")
    )


def test_a_half_made_environment_is_not_trusted(tmp_path: Path, texts: dict[str, str]) -> None:
    (tmp_path / "dev.py").write_text(texts["dev.py"], encoding="utf-8")
    (tmp_path / "requirements.lock").write_text(texts["requirements.lock"], encoding="utf-8")
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    assert _is_ready(tmp_path) == "False"
    subprocess.run([sys.executable, "-c", "import dev; dev.STAMP.write_text(dev.stamp())"], cwd=tmp_path, check=True)
    assert _is_ready(tmp_path) == "True"
    (tmp_path / "requirements.lock").write_text("another", encoding="utf-8")
    assert _is_ready(tmp_path) == "False"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_the_environment_of_another_tree_is_used_and_never_cleared(tmp_path: Path, texts: dict[str, str]) -> None:
    tree, other = tmp_path / "tree", tmp_path / "other"
    tree.mkdir()
    (tree / "dev.py").write_text(texts["dev.py"], encoding="utf-8")
    (tree / "requirements.lock").touch()
    (other / "bin").mkdir(parents=True)
    (other / "kept").touch()
    (tree / ".venv").symlink_to(other)

    made = subprocess.run([sys.executable, "-c", "import dev; dev.make_venv()"], cwd=tree, check=False)

    assert made.returncode
    assert (other / "kept").exists()
    (other / "bin/python").symlink_to(sys.executable)
    assert _is_ready(tree) == "True"


def _is_ready(folder: Path) -> str:
    command = [sys.executable, "-c", "import dev; print(dev.venv_is_ready())"]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()

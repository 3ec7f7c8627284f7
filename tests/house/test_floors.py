"""What the import contracts cannot see: what is really loaded, in a process of its own."""

import subprocess
import sys

IMPORT_ALL = """
import importlib, pkgutil, sys
for room in sys.argv[1:]:
    package = importlib.import_module(f"dongliu_desktop.{room}")
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if ".migrations." not in module.name:  # run by alembic, not imported
            importlib.import_module(module.name)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def loaded_with(*rooms: str) -> set[str]:
    command = [sys.executable, "-c", IMPORT_ALL, *rooms]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


def test_the_office_works_without_qt() -> None:
    assert not loaded_with("services", "storage", "domain", "system") & {"PySide6", "shiboken6"}


def test_domain_and_system_need_the_standard_library_only() -> None:
    assert loaded_with("domain", "system") - set(sys.stdlib_module_names) <= {"dongliu_desktop", *loaded_with()}


def test_the_layout_core_opens_no_window() -> None:
    command = "import sys, dongliu_desktop.documents.layout; assert 'PySide6.QtWidgets' not in sys.modules"
    subprocess.run([sys.executable, "-c", command], check=True)

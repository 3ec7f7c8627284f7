"""Builds the program for Windows, on Windows: `py packaging/frozen/build.py`.

Makes out/dongliu (the folder), out/dongliu-portable-VERSION.zip (the same, with its data inside the folder) and, where
NSIS is installed, out/dongliu-setup-VERSION.exe. Needs PyInstaller in the environment, and nothing else.
On Linux it makes the folder and the portable archive, which shows that the recipe holds together.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
OUT = ROOT / "out"
FOLDER = OUT / "dongliu"
ICON = HERE / "dongliu.ico"
SIZES = (16, 20, 24, 32, 48, 64, 128, 256)


def main(arguments: Sequence[str]) -> int:
    """Build everything that this machine can; with --only-folder nothing but the folder."""
    sys.path.insert(0, str(ROOT))
    from dongliu_desktop import __version__  # noqa: PLC0415 - the path to it stands in the line above
    from dongliu_desktop.system.paths import PORTABLE  # noqa: PLC0415 - as above

    make_icon(ICON)
    freeze()
    if "--only-folder" in arguments:
        return 0
    portable = OUT / f"dongliu-portable-{__version__}"
    shutil.rmtree(portable, ignore_errors=True)
    shutil.copytree(FOLDER, portable, symlinks=True)
    (portable / PORTABLE).write_text(
        "有这个文件，数据就放在本文件夹的“数据”里；删去它，数据放在用户自己的文件夹。\n", encoding="utf-8"
    )
    print(shutil.make_archive(str(portable), "zip", OUT, portable.name))
    if shutil.which("makensis") is None:
        print("makensis is not here: no installer was made")
        return 0
    print(make_installer(FOLDER, OUT / f"dongliu-setup-{__version__}.exe", __version__))
    return 0


def make_icon(target: Path) -> None:
    """Put the pictures of all sizes into one .ico file."""
    pictures = [Image.open(ROOT / "resources/icons/app" / f"dongliu-{size}.png") for size in SIZES]
    pictures[-1].save(target, sizes=[(size, size) for size in SIZES], append_images=pictures[:-1])


def freeze() -> None:
    """Run PyInstaller; CalledProcessError where it fails."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", OUT, "--workpath", OUT / "pyinstaller", HERE / "dongliu.spec"]
    subprocess.run(command, check=True)


def make_installer(folder: Path, target: Path, version: str) -> Path:
    """Run makensis on a folder with the program; CalledProcessError, and what it said, where it fails."""
    values = {"VERSION": version, "FOLDER": folder, "OUTPUT": target, "ICON": ICON}
    defines = [f"-D{name}={value}" for name, value in values.items()]
    subprocess.run(["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, HERE / "dongliu.nsi"], check=True)
    return target


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

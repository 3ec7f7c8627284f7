"""Builds the Debian package: `python packaging/deb.py [--machine arm64] [--output out/]`.

What it is made of and why stands in packaging/README.md. The same commit gives the same bytes.
"""

import argparse
import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))  # the program, when this is not run in its environment

from man_page import man_page
from payload import MACHINES, ROOT, Machine, make_payload

from dongliu_desktop import __version__
from dongliu_desktop.system.version import stamp_file

TEMPLATES = Path(__file__).parent / "debian"
LIBDIR = Path("usr/lib/dongliu")
MAINTAINER = "The Dongliu authors <dongliu@example.org>"
REVISION = f"{__version__}-1"  # of the package; its changes are the program's own
PIXELS = (16, 20, 24, 32, 48, 64, 128, 256)

PYTHON = "python3 (>= 3.11) | python3.13 | python3.12 | python3.11"
# What Qt's libraries link to, each by the oldest name that Debian or Ubuntu gives it.
DEPENDS = (
    PYTHON,
    "libc6 (>= 2.34)",
    "libcups2 | libcups2t64",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libfreetype6",
    "libgl1",
    "libglib2.0-0 | libglib2.0-0t64",
    "libgssapi-krb5-2",
    "libstdc++6",
    "libwayland-client0",
    "libwayland-cursor0",
    "libwayland-egl1",
    "libx11-6",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-render0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-util1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxcb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
    "zlib1g",
    # Without a Chinese font every character is an empty box: no recommendation, a must.
    "fonts-noto-cjk | fonts-wqy-microhei | fonts-wqy-zenhei | fonts-droid-fallback",
)
DESCRIPTION = """\
 key projects of a subdistrict office: progress, comparison, status sheets
 Staff of a Chinese subdistrict office keep the year's key projects, pillar by
 pillar. They report progress without any network, see what is behind schedule
 and why, compare years, and print status sheets that leaders sign.
 .
 街道年度重点工作的填报、年度对比和打印。数据只存在本机的一个文件里，不联网。
"""


class Build(NamedTuple):
    """What is built: for which machine, of which commit, and when that was made."""

    machine: Machine
    commit: str
    moment: datetime

    @property
    def values(self) -> dict[str, str]:
        """What the templates leave open."""
        return {"VERSION": __version__, "DATE": self.moment.date().isoformat(), "LIBDIR": f"/{LIBDIR}"}


def build_deb(machine: Machine, output: Path) -> Path:
    """Build the package into the folder `output` and give its path. CalledProcessError where a tool fails."""
    build = Build(machine, *_commit())
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="dongliu-deb-") as folder:
        tree = Path(folder) / "dongliu"
        (tree / LIBDIR).mkdir(parents=True)
        make_payload(tree / LIBDIR, machine)
        _stamp(tree, build)
        _integrate(tree, build)
        _document(tree, build)
        _control(tree, build)
        _same_modes(tree)
        target = output / f"dongliu_{REVISION}_{machine.debian}.deb"
        _pack(tree, target, build)
    return target


def _commit() -> tuple[str, datetime]:
    """Give the short name of the commit in the tree, with "+" where files differ from it, and its time."""
    told = _git("log", "-1", "--format=%h %ct", "--abbrev=12").split()
    changed = "+" if _git("status", "--porcelain", "--untracked-files=no") else ""
    return told[0] + changed, datetime.fromtimestamp(int(told[1]), UTC)


def _git(*arguments: str) -> str:
    return subprocess.run(["git", "-C", ROOT, *arguments], check=True, capture_output=True, text=True).stdout.strip()


def _stamp(tree: Path, build: Build) -> None:
    text = f"{build.moment.date().isoformat()} 构建，{build.commit}\n"
    stamp_file(tree / LIBDIR / "dongliu_desktop" / "resources").write_text(text, encoding="utf-8")


def _integrate(tree: Path, build: Build) -> None:
    """Put in the launcher, the menu entry, the file type and the icons."""
    _write(tree / "usr/bin/dongliu", _template("dongliu", build), mode=0o755)
    _write(tree / LIBDIR / "launch.py", _template("launch.py", build))
    _write(tree / "usr/share/applications/dongliu.desktop", _template("dongliu.desktop", build))
    _write(tree / "usr/share/mime/packages/dongliu.xml", _template("dongliu-mime.xml", build))
    metainfo = "net.dongliu.Dongliu.metainfo.xml"
    _write(tree / "usr/share/metainfo" / metainfo, _template(metainfo, build))
    icons, hicolor = ROOT / "resources/icons/app", tree / "usr/share/icons/hicolor"
    _copy(icons / "dongliu.svg", hicolor / "scalable/apps/dongliu.svg")
    for size in PIXELS:
        _copy(icons / f"dongliu-{size}.png", hicolor / f"{size}x{size}/apps/dongliu.png")


def _document(tree: Path, build: Build) -> None:
    """Put in the manual pages, the change log and all licences."""
    day = build.values["DATE"]
    _write_gzip(tree / "usr/share/man/man1/dongliu.1.gz", _template("dongliu.1", build))
    _write_gzip(tree / "usr/share/man/zh_CN/man1/dongliu.1.gz", man_page(__version__, day))
    documents = tree / "usr/share/doc/dongliu"
    _write_gzip(documents / "changelog.Debian.gz", _debian_changelog(build))
    _write_gzip(documents / "changelog.gz", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8").split("\n\n", 2)[2]
    expat = "".join(f" {line}\n" if line else " .\n" for line in licence.strip().splitlines())
    _write(documents / "copyright", _template("copyright.head", build) + expat)
    _write(tree / "usr/share/lintian/overrides/dongliu", _template("lintian-overrides", build))
    for info in sorted((tree / LIBDIR).glob("*.dist-info")):
        for file in sorted(path for path in info.rglob("*") if _is_licence(path)):
            _copy(file, documents / "licenses" / info.name.removesuffix(".dist-info") / file.name)
            file.unlink()


def _debian_changelog(build: Build) -> str:
    entry = f"  * Release {__version__}; what is new stands in changelog.gz."
    signed = f" -- {MAINTAINER}  {format_datetime(build.moment)}"
    return f"dongliu ({REVISION}) unstable; urgency=medium\n\n{entry}\n\n{signed}\n"


def _is_licence(path: Path) -> bool:
    return path.is_file() and path.name.upper().startswith(("LICEN", "COPYING", "NOTICE", "AUTHORS"))


def _control(tree: Path, build: Build) -> None:
    """Write what dpkg reads: the control file, the scripts, the checksums."""
    kilobytes = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file()) // 1024
    fields = {
        "Package": "dongliu",
        "Version": REVISION,
        "Architecture": build.machine.debian,
        "Maintainer": MAINTAINER,
        "Installed-Size": str(kilobytes),
        "Section": "misc",
        "Priority": "optional",
        "Depends": ", ".join(DEPENDS),
        "Recommends": "fcitx5 | ibus | fcitx, cups-client",
    }
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    _write(tree / "DEBIAN/control", f"{text}Description:{DESCRIPTION}")
    for script in ("postinst", "prerm"):
        _write(tree / "DEBIAN" / script, _template(script, build), mode=0o755)
    files = sorted(path for path in (tree / "usr").rglob("*") if path.is_file())
    sums = (f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files)  # noqa: S324 - the format asks for it
    _write(tree / "DEBIAN/md5sums", "".join(sums))


def _same_modes(tree: Path) -> None:
    """Give every file the mode of its kind, whatever the umask and the wheels said."""
    programs = {tree / "usr/bin/dongliu", tree / "DEBIAN/postinst", tree / "DEBIAN/prerm"}
    for path in (tree, *tree.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path in programs else 0o644)


def _pack(tree: Path, target: Path, build: Build) -> None:
    surroundings = {**os.environ, "SOURCE_DATE_EPOCH": str(int(build.moment.timestamp()))}
    # xz: the dpkg of older UOS and Kylin systems cannot open what zstd packed.
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, target]
    subprocess.run(command, check=True, env=surroundings, stdout=subprocess.DEVNULL)


def _template(name: str, build: Build) -> str:
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    for key, value in build.values.items():
        text = text.replace(f"@{key}@", value)
    return text


def _write(path: Path, text: str, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)


def _write_gzip(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Build the Debian package.")
    parser.add_argument("--machine", choices=MACHINES, default="amd64")
    parser.add_argument("--output", type=Path, default=ROOT / "out")
    given = parser.parse_args()
    made = build_deb(MACHINES[given.machine], given.output)
    print(f"{made}  {made.stat().st_size / 1e6:.1f} MB")

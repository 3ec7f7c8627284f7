"""Which other people's work the program is made of, and under which licences: asked of what is installed.

Import this when somebody asks: reading the metadata takes some hundredths of a second.
"""

import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from dongliu_desktop.system.paths import resources_dir

OWN = "dongliu-desktop"
PACKAGED = Path("/usr/share/doc/dongliu/licenses")
"""Where Debian's package keeps the texts: a folder NAME-VERSION per component."""

INFO = ".dist-info"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_TEXTS = ("LICEN", "COPYING", "NOTICE")
_HOMES = ("homepage", "home", "source", "source code", "repository", "documentation")
_NOT_SHIPPED = 'extra == "dev"', "extra == 'dev'"


class Component(NamedTuple):
    """A piece that the program needs: `licence` as its makers name it, "" if only the texts tell; the texts' files."""

    name: str
    version: str
    licence: str
    home: str
    texts: tuple[Path, ...]

    def words(self) -> str:
        """Give all licence texts, "" where the component brings none. Raises OSError."""
        return "\n\n".join(path.read_text(encoding="utf-8", errors="replace").strip() for path in self.texts)


def components(beside: Path = Path(__file__).parents[2], packaged: Path = PACKAGED) -> tuple[Component, ...]:
    """Give what the program is made of, by name.

    Installed by pip, it is what the program asks for, and what that asks for; a package of a system has nothing but
    that beside the program (`beside`), and the texts in `packaged`.
    """
    try:
        found = dict(_needed(OWN))
    except metadata.PackageNotFoundError:
        found = {one.name.lower(): one for one in metadata.distributions(path=[str(beside)])}
    rows = [_component(one, packaged) for one in found.values()]
    icons = Component("Lucide", "", "ISC", "", (resources_dir() / "icons" / "LICENSE",))
    return tuple(sorted([*rows, icons], key=lambda row: row.name.lower()))


def _needed(name: str) -> Iterator[tuple[str, metadata.Distribution]]:
    """Give what a distribution asks for, directly or through others, if it is installed."""
    seen, waiting = {name}, [metadata.distribution(name)]
    while waiting:
        asking = waiting.pop()
        for wanted in asking.requires or ():
            extra = "extra ==" in wanted and (asking.name != OWN or any(dev in wanted for dev in _NOT_SHIPPED))
            matched = _NAME.match(wanted)
            key = matched.group().lower().replace("_", "-") if matched else ""
            if not key or extra or key in seen:
                continue
            seen.add(key)
            try:
                found = metadata.distribution(key)
            except metadata.PackageNotFoundError:  # for another system, or an extra that nobody wanted
                continue
            waiting.append(found)
            yield key, found


def _component(one: metadata.Distribution, packaged: Path) -> Component:
    told = one.metadata.json
    urls = {label.lower(): url for label, _, url in (entry.partition(", ") for entry in told.get("project_url", ()))}
    home = told.get("home_page") or next((urls[label] for label in _HOMES if label in urls), "")
    licence = told.get("license_expression") or str(told.get("license", "")).partition("\n")[0]
    info = [file for file in one.files or () if file.parts[0].endswith(INFO)]
    texts = [Path(str(one.locate_file(file))) for file in info if _is_text(file)]
    there = [path for path in texts if path.is_file()]
    folder = info[0].parts[0].removesuffix(INFO) if info else one.name
    return Component(
        one.name, one.version, str(licence), str(home), tuple(there or sorted((packaged / folder).glob("*")))
    )


def _is_text(file: metadata.PackagePath) -> bool:
    return "licenses" in file.parts or file.name.upper().startswith(_TEXTS)

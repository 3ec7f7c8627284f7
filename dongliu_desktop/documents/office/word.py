"""Texts (docx) from templates. An office may put its own template in the place of ours, so none is trusted.

A template is a small program: it is looked at as any file from outside, and filled by another process that has little
time and memory, gets plain words only, and may change nothing (`word_child`). What comes back is packed anew, so that
the same template and words give the same bytes.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dongliu_desktop.documents.office.word_child import ANSWERS, BROKEN, CHILD, TOO_MUCH
from dongliu_desktop.domain.errors import Refused
from dongliu_desktop.system.packages import MB, Limits, check_package, packed_anew
from dongliu_desktop.system.paths import resources_dir
from dongliu_desktop.system.unfit import UnfitFile

FOLDER = "模板"
LIMITS = Limits(file=20 * MB, parts=500, part=30 * MB, whole=60 * MB)
SECONDS = 60
CONSOLE = "dongliuc"  # as packaging/windows/dongliu.spec names it
NAMED = 40  # characters of a name in a sentence
TOO_LONG = "模板“{}”填了 {} 秒还没有填完，已停下；请检查模板里的循环，或把它移出“{}”文件夹，改用自带的版式。"
NOT_FILLED = "模板“{}”{}请改好模板，或把它移出“{}”文件夹，改用自带的版式。"
NOT_READ = "打不开模板“{}”，请检查它能不能读取，或把它移出“{}”文件夹，改用自带的版式。"


def own_templates(file: Path) -> Path:
    """Give the folder of the office's own templates, named as the texts are: beside its data file."""
    return file.parent / FOLDER


def template_of(title: str, own: Path) -> Path:
    """Give the office's own template of that title if there is one in its folder, else the bundled one."""
    chosen = own / f"{title}.docx"
    return chosen if chosen.is_file() else bundled(title)


def bundled(title: str) -> Path:
    """Give the template of that title that comes with the program."""
    return resources_dir() / "templates" / f"{title}.docx"


def filled(template: Path, values: Mapping[str, Any], seconds: float = SECONDS) -> bytes:
    """Fill a template with plain values: texts, and lists and dicts of them.

    Raises:
        Refused: the template is damaged, unsafe, written wrongly, or takes too much time or memory.
    """
    name = template.name
    try:
        check_package(template, LIMITS)
        asked = json.dumps({"template": str(template), "values": values}).encode()
    except UnfitFile as unfit:
        raise Refused(str(unfit)) from unfit
    except OSError as error:
        raise Refused(NOT_READ.format(name, FOLDER)) from error
    try:
        done = subprocess.run(  # noqa: S603 - this program itself
            [*_child(), CHILD], input=asked, capture_output=True, timeout=seconds, env=_surroundings(), check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise Refused(TOO_LONG.format(name, round(seconds), FOLDER)) from error
    if done.returncode:
        raise Refused(NOT_FILLED.format(name, _why(done.returncode, done.stderr.decode()), FOLDER))
    return packed_anew(done.stdout)


def _why(code: int, told: str) -> str:
    """Give what the child refused; of an unknown name that name, which Jinja tells in quotes."""
    if code < 0:  # the system ended it: it had used up its time
        code = TOO_MUCH
    unknown = told.rsplit("'", 2)[1] if told.count("'") > 1 else ""
    return ANSWERS.get(code, ANSWERS[BROKEN]).format(f"“{unknown[:NAMED]}”" if unknown else "")


def _child() -> list[str]:
    """Give how this program is started once more; what is frozen is its own interpreter, the one with a console."""
    if getattr(sys, "frozen", False):
        return [str(Path(sys.executable).with_stem(CONSOLE))]
    return [sys.executable, "-P", "-m", "dongliu_desktop"]


def _surroundings() -> dict[str, str]:
    """Let the child find the same modules, wherever they were found here."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8"}

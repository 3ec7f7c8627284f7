"""The front door: sets up what is missing on this machine, then runs, tests or measures the program.

Standard library only: it has to work on a Debian that has nothing but git and python3 - no pip, no venv
module, no make. What it prints is Chinese: the office's own computer staff read it.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

USAGE = """\
用法：python3 dev.py 命令 [参数…]        （Windows：py dev.py 命令）

  run     运行程序；没有显示屏时，不开窗口演示主要功能，结果放在 out/
  test    全部检查和测试（参数交给 pytest）
  check   只做检查：格式、规则、分层、类型、无用代码
  bench   性能测量
  soak    浸泡测试：真的程序，随机操作，反复强行结束
  faults  故障演练：强行结束、磁盘故障、坏输入，列成一张表
  shots   重做手册和里面的截图（docs/images/、resources/manual/）
  lock    重做依赖锁定文件

第一次运行时会检查并补齐所缺的系统软件包和 Python 环境。"""

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = BIN / ("python.exe" if sys.platform == "win32" else "python")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "dongliu.stamp"
OLDEST, NEWEST = 11, 15  # of Python 3

# What Qt needs of the system: loaded to see if it is there (right on every distribution), named as in Debian.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libcups.so.2": "libcups2",
}
FONT = re.compile(
    "cjk|wqy|sourcehan|noto(sans|serif)(sc|hans)|simsun|simfang|simhei|simkai|msyh|uming|ukai|^fz|[一-鿿]",
    re.IGNORECASE,
)
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_PACKAGE = "fonts-noto-cjk"
# What only the tests and measurements need: a program, and the package that brings it.
TOOLS = {"Xvfb": "xvfb", "xauth": "xauth", "xdotool": "xdotool", "pdftotext": "poppler-utils", "qpdf": "qpdf"}

CHECKS = (
    ("代码规则", ["ruff", "check", "."]),
    ("代码格式", ["ruff", "format", "--check", "."]),
    ("分层约定", ["lint-imports"]),
    ("类型检查", ["basedpyright"]),
    ("无用代码", ["vulture"]),
)
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def main(arguments: list[str]) -> int:
    """Do one command and give its exit code."""
    name = arguments[0] if arguments else "help"
    command = COMMANDS.get(name)
    if command is None:
        print(USAGE)
        return 0 if name in {"help", "-h", "--help"} else 2
    use_new_python()
    os.chdir(ROOT)
    return command(arguments[1:])


# ---------------------------------------------------------------- the commands
def run(arguments: list[str]) -> int:
    """Start the program, or show the main job off screen where no window can be shown."""
    set_up(window=True)
    if not arguments and not has_display():
        say("这里没有可用的显示屏：改为不开窗口演示主要功能，截图和 PDF 放在 out/ 文件夹。")
        return become([PYTHON, "docs/tour.py", "out/"], OFFSCREEN)
    return become([PYTHON, "-m", "dongliu_desktop", *arguments])


def test(arguments: list[str]) -> int:
    """Make all checks and run all tests; every one is made even after another failed."""
    set_up(window=True, tools=True)
    pytest = [PYTHON, "-m", "pytest", "-n", "2", "--dist", "loadfile", *arguments]
    return all_of([*check_steps(), ("测试", pytest)])


def check(_arguments: list[str]) -> int:
    """Make all checks that start no part of the program."""
    set_up()
    return all_of(check_steps())


def bench(arguments: list[str]) -> int:
    """Measure; the figures of the README come from here."""
    set_up(window=True, tools=True)
    return become([PYTHON, "-m", "benchmarks", *arguments])


def faults(arguments: list[str]) -> int:
    """Run all tests that kill, break and deceive the program, and print what it survived."""
    set_up(window=True, tools=True)
    return become([PYTHON, "-m", "benchmarks.survived", *arguments], OFFSCREEN)


def soak(arguments: list[str]) -> int:
    """Let the real program be worked and killed for minutes, then reckon."""
    set_up(window=True)
    return become([PYTHON, "-m", "benchmarks.soak", *arguments], OFFSCREEN)


def shots(_arguments: list[str]) -> int:
    """Make the manual's pictures anew, and the manual with them."""
    set_up(window=True)
    tour = call([PYTHON, "docs/tour.py", "docs/images", "--pictures"], OFFSCREEN)
    guide = tour or call([PYTHON, "docs/quick_guide.py"], OFFSCREEN)
    return guide or call([PYTHON, "docs/build_manual.py"])


def lock(_arguments: list[str]) -> int:
    """Resolve the dependencies anew: first all of them, then the program's own as a part of those."""
    uv = shutil.which("uv")
    if uv is None:
        say("重做锁定文件需要 uv（pip install uv），见 CONTRIBUTING.md。运行和测试都用不到它。")
        return 1
    resolve = [
        uv,
        "pip",
        "compile",
        "--quiet",
        "--universal",
        "--generate-hashes",
        "--no-emit-index-url",
        "--no-header",
    ]
    resolve += ["--python-version", f"3.{OLDEST}", "pyproject.toml"]
    development = [*resolve, "--extra", "dev", "--extra", "password", "-o", "requirements.lock"]
    runtime = [*resolve, "--extra", "password", "-c", "requirements.lock", "-o", "requirements.run.lock"]
    return call(development) or call(runtime)


COMMANDS = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "faults": faults,
    "soak": soak,
    "shots": shots,
    "lock": lock,
}


# ---------------------------------------------------------------- setting up
def use_new_python() -> None:
    """Go on under a Python that is new enough, or say which one is needed."""
    if sys.version_info >= (3, OLDEST):
        return
    for minor in range(NEWEST, OLDEST - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            raise SystemExit(become([newer, *sys.argv]))
    version = ".".join(str(part) for part in sys.version_info[:3])
    raise SystemExit(f"需要 Python 3.{OLDEST} 或更新的版本，这里是 {version}。请安装后再运行。")


def set_up(*, window: bool = False, tools: bool = False) -> None:
    """Bring in what is missing: system packages (window: Qt's libraries and a font; tools: the tests' own), .venv."""
    if sys.platform.startswith("linux"):
        missing = missing_packages(window=window, tools=tools)
        if missing:
            install_packages(missing)
            importlib.invalidate_caches()
            missing = missing_packages(window=window, tools=tools)
            if missing:
                raise SystemExit("装过之后仍然缺少：" + " ".join(missing))
    if not venv_is_ready():
        make_venv()


def missing_packages(*, window: bool, tools: bool) -> list[str]:
    """Give the Debian names of what this machine lacks."""
    missing: list[str] = []
    if not venv_is_ready() and importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python3.{sys.version_info.minor}-venv")
    if window:
        missing += [package for soname, package in LIBRARIES.items() if not loads(soname)]
        if not has_chinese_font():
            missing.append(FONT_PACKAGE)
    if tools:
        missing += [package for program, package in TOOLS.items() if shutil.which(program) is None]
    return missing


def loads(soname: str) -> bool:
    """Tell whether the system has a shared library."""
    import ctypes  # noqa: PLC0415 - Linux alone asks

    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def has_chinese_font() -> bool:
    """Tell whether a font with Chinese characters is installed: without one each of them is an empty box."""
    folders = (os.path.expanduser(folder) for folder in FONT_FOLDERS)  # noqa: PTH111 - Path fails without a home
    return any(FONT.search(name) for folder in folders for _, _, names in os.walk(folder) for name in names)


def install_packages(packages: list[str]) -> None:
    """Install with apt, asking first where a person is there; otherwise stop with the command to give."""
    say("这台电脑缺少以下系统软件包（Debian 名称）：\n  " + " ".join(packages))
    if shutil.which("apt-get") is None:
        raise SystemExit("请用本机的软件包管理器装上对应的软件包，再重新运行。")
    root = os.geteuid() == 0
    sudo = [] if root else ["sudo"]
    update = [*sudo, "apt-get", "update"]
    install = [*sudo, "apt-get", "install", "-y", "--no-install-recommends", *packages]
    say("安装命令：\n  " + " ".join(update) + " && " + " ".join(install))
    if not may_install(root=root):
        raise SystemExit("请由管理员执行上面的命令，再重新运行。")
    call(update)  # one dead mirror among several is no reason to stop; the next line tells
    if call(install, {"DEBIAN_FRONTEND": "noninteractive"}):
        raise SystemExit("系统软件包没有装成，原因见上。请检查网络或软件源设置，再重新运行。")


def may_install(*, root: bool) -> bool:
    """Ask the person at the terminal. Nobody there: root goes on, anybody else must not."""
    person = sys.stdin is not None and sys.stdin.isatty() and os.environ.get("CI") != "true"
    if not person or (not root and shutil.which("sudo") is None):
        return root
    return input("现在安装吗？[Y/n] ").strip().lower() in {"", "y", "yes", "是"}


def venv_is_ready() -> bool:
    """Tell whether .venv was finished for this lock file, Python and place. Its mere presence means nothing.

    A linked .venv is another tree's, which keeps it: it is used as it is.
    """
    if VENV.is_symlink():
        return PYTHON.exists()
    return PYTHON.exists() and STAMP.is_file() and STAMP.read_text(encoding="ascii") == stamp()


def stamp() -> str:
    """Give what .venv depends on, as one digest. The place counts: a moved .venv points to its old home."""
    return hashlib.sha256(LOCK.read_bytes() + f"{sys.version_info[:3]} {ROOT}".encode()).hexdigest()


def make_venv() -> None:
    """Make .venv from the lock file, hashes checked, and put the program itself in, editable."""
    if VENV.is_symlink():  # to clear it would empty the folder it leads to
        raise SystemExit(
            f".venv 是一个链接，指向的 {VENV.resolve()} 不能用；请在那边运行 python3 dev.py check，或删去这个链接。"
        )
    say("正在准备 Python 环境（.venv 文件夹，约 700 MB）……")
    if STAMP.exists():
        STAMP.unlink()  # first of all: what is cleared half-way must not look whole
    pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check"]
    if not sys.stdout.isatty():
        pip.append("--quiet")
    steps = (
        [sys.executable, "-m", "venv", "--clear", VENV],
        [*pip, "--require-hashes", "--only-binary=:all:", "-r", LOCK],
        [*pip, "--no-deps", "--no-build-isolation", "--no-index", "-e", ROOT],
    )
    for step in steps:
        if call(step):
            raise SystemExit(
                "Python 环境没有做成，原因见上。请检查网络或 pip 的镜像设置（pip config list），再重新运行。"
            )
    STAMP.write_text(stamp(), encoding="ascii")


# ---------------------------------------------------------------- small things
def has_display() -> bool:
    """Ask the program's own probe."""
    from dongliu_desktop.system import display  # noqa: PLC0415 - needs the new Python found above

    return display.has_display()


def check_steps() -> list[tuple[str, Sequence[str | Path]]]:
    """Give the checks' names and commands."""
    return [(name, [BIN / program, *arguments]) for name, (program, *arguments) in CHECKS]


def all_of(steps: list[tuple[str, Sequence[str | Path]]]) -> int:
    """Take all steps, each with a heading, then sum up; give 0 only if all succeeded."""
    results: list[tuple[str, int, float]] = []
    for name, command in steps:
        say(f"\n──── {name}")
        began = time.monotonic()
        results.append((name, call(command, OFFSCREEN), time.monotonic() - began))
    say("\n──── 小结")
    for name, code, seconds in results:
        say(f"{'未通过' if code else '通过　'}  {name}  {seconds:.1f} 秒")
    return int(any(code for _, code, _ in results))


def say(text: str) -> None:
    """Print at once, before a child process writes."""
    print(text, flush=True)


def call(command: Sequence[str | Path], env: dict[str, str] | None = None) -> int:
    """Run a program and give its exit code; 127 if there is no such program."""
    try:
        return subprocess.run(command, env={**os.environ, **(env or {})}, check=False).returncode
    except FileNotFoundError as error:
        say(str(error))
        return 127


def become(command: Sequence[str | Path], env: dict[str, str] | None = None) -> int:
    """Go on as another program; where the system cannot (Windows), wait for it and give its exit code."""
    if sys.platform == "win32":
        return call(command, env)
    sys.stdout.flush()
    return os.execve(command[0], [str(part) for part in command], {**os.environ, **(env or {})})  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that lacks a character still gets the rest
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)

"""A Debian that has nothing: made by debootstrap, entered by chroot, with a screen and a keyboard from outside."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 60.0  # seconds for whatever is waited for
CLERK = "clerk"  # an ordinary user inside
SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - where every X server puts them
# What pip and apt need to know of this machine's way to packages; nothing of it is written down in the project.
HOST_FILES = ("/etc/resolv.conf", "/etc/hosts", "/etc/pip.conf")


class Failed(Exception):
    """A trial did not go as it should. The message is one sentence."""


def bootstrap(folder: Path, suite: str) -> None:
    """Make a minimal system in `folder`, from the mirror that this machine's apt uses."""
    subprocess.run(["debootstrap", "--variant=minbase", suite, folder, mirror()], check=True, stdout=subprocess.DEVNULL)


def mirror() -> str:
    """Give the address of the first Debian archive that apt is set up with."""
    command = ["apt-get", "indextargets", "--format", "$(SITE)", "Identifier: Packages"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return next(site for site in told if site.rstrip("/").endswith("/debian"))


@contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder for roots. It is cleared on one file system only: a mount left over must not be emptied."""
    folder = Path(tempfile.mkdtemp(prefix="dongliu-fresh-"))
    try:
        yield folder
    finally:
        subprocess.run(["rm", "-rf", "--one-file-system", folder], check=True)


class Root:
    """A minimal system in a folder. `binds` are folders of this machine that are seen inside, read-only."""

    def __init__(self, folder: Path, binds: Sequence[Path]) -> None:
        self.folder = folder
        self._binds = binds

    @contextmanager
    def mounted(self) -> Iterator[None]:
        """Keep /proc, /dev and the bound folders mounted, and take them off again whatever happens."""
        for name in HOST_FILES:
            if Path(name).exists():
                shutil.copyfile(name, self.folder / name[1:])
        with ExitStack() as stack:
            self._mount(stack, "proc", Path("/proc"), "-t", "proc")
            for place in (Path("/dev"), Path("/dev/pts"), SOCKETS, *self._binds):
                self._mount(stack, str(place), place, "--bind")
            for place in self._binds:
                inside = self.folder / place.relative_to("/")
                subprocess.run(["mount", "-o", "remount,bind,ro", inside], check=True)
            yield

    def _mount(self, stack: ExitStack, what: str, place: Path, *how: str) -> None:
        inside = self.folder / place.relative_to("/")
        inside.mkdir(parents=True, exist_ok=True)
        subprocess.run(["mount", *how, what, inside], check=True)
        stack.callback(subprocess.run, ["umount", "--lazy", inside], check=True)

    def run(self, *command: str, user: str = "root", offline: bool = False, **more: str) -> str:
        """Run a command inside and give what it printed; Failed, with the end of that, where it fails."""
        done = subprocess.run(
            self._inside(command, user, offline=offline, more=more),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            check=False,
        )
        if done.returncode:
            raise Failed(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout[-3000:]}")
        return done.stdout

    def start(self, *command: str, user: str, offline: bool, **more: str) -> subprocess.Popen[bytes]:
        """Start a program inside and let it run."""
        quiet = subprocess.DEVNULL
        return subprocess.Popen(
            self._inside(command, user, offline=offline, more=more), stdout=quiet, stderr=quiet, stdin=quiet
        )

    def _inside(self, command: Sequence[str], user: str, *, offline: bool, more: dict[str, str]) -> list[str]:
        home = "/root" if user == "root" else f"/home/{user}"
        given = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
        given |= {"HOME": home, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}
        given |= {"DEBIAN_FRONTEND": "noninteractive", "CI": "true", **more}
        no_network = ["unshare", "--net"] if offline else []
        surroundings = [f"{name}={value}" for name, value in given.items()]
        return [*no_network, "chroot", f"--userspec={user}", str(self.folder), "env", "-i", *surroundings, *command]


class Desk:
    """A screen and a keyboard on which a program inside of a root shows itself."""

    def __init__(self, display: str) -> None:
        self.display = display

    def window(self, name: str) -> str:
        """Wait for a window with that in its title and give its number; Failed if none comes."""
        found = wait(lambda: self._xdotool("search", "--onlyvisible", "--name", name))
        if not found:
            raise Failed(f"No window named {name} came up.")
        return found.split()[-1]

    def focus(self, window: str) -> None:
        """Give the window the keyboard: there is no window manager that would."""
        self._xdotool("windowfocus", "--sync", window)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self._xdotool("key", "--delay", "30", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self._xdotool("type", "--delay", "30", text)

    def picture(self, target: Path) -> None:
        """Keep what is on the screen as a PNG, for the person who looks into a failure."""
        dump = subprocess.run(["import", "-display", self.display, "-window", "root", target], check=False)
        dump.check_returncode()

    def _xdotool(self, *arguments: str) -> str:
        here = {**os.environ, "DISPLAY": self.display}
        return subprocess.run(
            ["xdotool", *arguments], env=here, capture_output=True, text=True, check=False
        ).stdout.strip()


@contextmanager
def desk() -> Iterator[Desk]:
    """Give an X server of its own, which picks its number itself."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset", "-ac"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    try:
        yield Desk(f":{number}")
    finally:
        server.terminate()
        server.wait()


def wait(condition: Any, seconds: float = PATIENCE, pause: float = 0.05) -> Any:  # noqa: ANN401 - gives what it was told
    """Look until something holds, and give it; None where it never did."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(pause)
    return None

"""A print server of one test: cupsd on a free port, whose printers take everything and whose spool is kept."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "FILE.PPD"
*Manufacturer: "Test"
*Product: "(File)"
*ModelName: "File"
*ShortNickName: "File"
*NickName: "File"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*cupsFilter: "application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
{more_sizes}*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
{more_regions}*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "12 12 583 830"
{more_areas}*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
{more_dimensions}"""
A3 = {
    "more_sizes": '*PageSize A3/A3: "<</PageSize[842 1191]>>setpagedevice"\n',
    "more_regions": '*PageRegion A3/A3: "<</PageSize[842 1191]>>setpagedevice"\n',
    "more_areas": '*ImageableArea A3/A3: "12 12 830 1179"\n',
    "more_dimensions": '*PaperDimension A3/A3: "842 1191"\n',
}
SERVER = """Listen 127.0.0.1:{port}
Browsing No
DefaultAuthType None
LogLevel debug
PreserveJobFiles Yes
MaxLogSize 0
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""
FILES = """FileDevice Yes
ServerRoot {folder}/etc
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/run
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
"""


class Job(NamedTuple):
    """What arrived: the title, how many copies, the options as CUPS hands them to the printer, and the document."""

    title: str
    copies: int
    options: list[str]
    document: Path


class Server(NamedTuple):
    """Where the server listens, and the folder of its spool and its log."""

    address: str
    folder: Path

    def add(self, name: str, *, a3: bool = True) -> None:
        """Add a queue for a printer with A4 and, if wanted, A3 paper."""
        ppd = self.folder / f"{name}.ppd"
        ppd.write_text(PPD.format_map(A3 if a3 else dict.fromkeys(A3, "")))
        command = ["lpadmin", "-h", self.address, "-p", name, "-v", "file:///dev/null", "-P", ppd, "-E"]
        subprocess.run(command, check=True, capture_output=True)

    def jobs(self, count: int) -> list[Job]:
        """Give the jobs since the start, when so many have been done."""
        log = self.folder / "error_log"
        for _ in range(400):
            text = log.read_text(encoding="utf-8", errors="replace")
            if text.count("Job completed.") >= count:
                return [self._job(text, number) for number in range(1, count + 1)]
            time.sleep(0.05)
        raise TimeoutError(text[-3000:])

    def _job(self, log: str, number: int) -> Job:
        told = dict(re.findall(rf'\[Job {number}\] argv\[(\d)\]="(.*)"', log))
        return Job(told["3"], int(told["4"]), told["5"].split(), self.folder / f"spool/d{number:05}-001")


def unavailable() -> str:
    """Say why there is no private print server here, "" where there can be one."""
    missing = [name for name in ("cupsd", "lpadmin") if _program(name) is None]
    if missing:
        return f"not installed: {', '.join(missing)} (Debian: cups-daemon, cups-client)"
    return "" if os.geteuid() == 0 else "cupsd wants to be started by root"


@contextmanager
def private_server(folder: Path) -> Iterator[Server]:
    """Run a server in that folder."""
    for name in ("etc", "spool/tmp", "cache", "run"):
        (folder / name).mkdir(parents=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "etc/cupsd.conf").write_text(SERVER.format(port=port))
    (folder / "etc/cups-files.conf").write_text(FILES.format(folder=folder))
    command = [_program("cupsd") or "", "-f", "-c", folder / "etc/cupsd.conf", "-s", folder / "etc/cups-files.conf"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield Server(f"127.0.0.1:{port}", folder)
    finally:
        process.terminate()
        process.wait(10)


def _program(name: str) -> str | None:
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("cupsd does not listen")

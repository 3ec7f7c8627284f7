"""An office whose disk fails once: run under strace with a data file, enters one report as often as it takes.

Prints as JSON what each attempt met, and the reports that are in the file in the end.
"""

import json
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

from dongliu_desktop.domain.commands import AddReport
from dongliu_desktop.domain.errors import StorageTrouble
from dongliu_desktop.services.office import Office
from dongliu_desktop.services.reader import Reader
from dongliu_desktop.storage.opening import open_database

TODAY = date(2016, 6, 10)


def main(path: Path) -> None:
    met: list[str] = []
    with (
        closing(Reader(path, lambda: TODAY)) as reader,
        closing(Office(open_database(path), "测试", lambda: TODAY)) as office,
    ):
        project = reader.ask(lambda read: read.projects_of_year(2016))[0]
        report = AddReport("1", project.uid, TODAY, percent=20, seen=project.report)  # its uid is made once
        for _attempt in range(3):
            try:
                office.do(report)
            except StorageTrouble as trouble:
                met.append(trouble.kind)
            else:
                break
        kept = [row.uid for row in reader.ask(lambda read: read.reports(project.uid)) if row.reporter == "测试"]
    sys.stdout.write(json.dumps({"met": met, "kept": kept}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

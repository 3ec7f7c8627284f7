"""What 文件 exports: everything as JSON, or tables and texts of what is shown; written in the lane of files.

All is imported when somebody exports.
"""

from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog

from dongliu_desktop.domain.office_exports import Gathered
from dongliu_desktop.domain.papers import Subject
from dongliu_desktop.services.output import reason
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.shell.context import PILLAR
from dongliu_desktop.ui.shell.window_verbs import Files
from dongliu_desktop.ui.shell.workbench import Workbench

if TYPE_CHECKING:
    from dongliu_desktop.documents.office.exports import Export
    from dongliu_desktop.ui.dialogs.export import ExportDialog, Extent


def export_all(bench: Workbench, files: Files) -> None:
    """Ask for a name and write the whole file there as JSON."""
    source = bench.desk.file
    wanted = str(source.with_suffix(".json"))
    name, _filter = QFileDialog.getSaveFileName(bench.window, tr("导出全部数据"), wanted, "JSON (*.json)")
    if not name:
        return
    target = Path(name)

    def work() -> None:
        from dongliu_desktop.services.exporting import export_json  # noqa: PLC0415 - see above

        export_json(source, target)

    files.write_export(target, work)


def export_office(bench: Workbench, files: Files) -> None:
    """Ask what to export of what is shown, and where to; then write it."""
    from dongliu_desktop.domain.month_entry import months_of  # noqa: PLC0415 - see above
    from dongliu_desktop.ui.dialogs.export import ExportDialog  # noqa: PLC0415 - see above

    year = bench.context.year
    if year is None:
        return
    dialog = ExportDialog(_extents(bench, year.year), months_of(year, bench.desk.today()), bench.window)
    dialog.template_button.clicked.connect(lambda: _open_template(bench, dialog))
    if dialog.exec() == QDialog.DialogCode.Accepted:
        _ask_where(bench, files, dialog.export, dialog.extent)
    dialog.deleteLater()  # the window, its parent, would keep it


def _extents(bench: Workbench, year: int) -> "list[Extent]":
    """Give what can be exported now: the selected projects, the pillar that is shown, the year."""
    from dongliu_desktop.documents.office.exports import Scope  # noqa: PLC0415 - see above
    from dongliu_desktop.ui.dialogs.export import Extent  # noqa: PLC0415 - see above

    found: list[Extent] = []
    pillar = bench.pillar_row() if bench.context.page == PILLAR else None
    rows = bench.pillar.selected() if pillar else []
    if rows:
        text = rows[0].name if len(rows) == 1 else tr("所选的 {} 个项目").format(len(rows))
        wanted = Subject(year, projects=tuple(row.uid for row in rows))
        found.append(Extent(Scope.PROJECTS, text, text, wanted))
    if pillar:
        found.append(Extent(Scope.PILLAR, tr("板块“{}”").format(pillar.name), pillar.name, Subject(year, pillar.uid)))
    found.append(Extent(Scope.YEAR, tr("{}年全部").format(year), "", Subject(year)))
    return found


def _ask_where(bench: Workbench, files: Files, export: "Export", extent: "Extent") -> None:
    """Ask for a name, read, and write."""
    from dongliu_desktop.documents.office import exports  # noqa: PLC0415 - see above
    from dongliu_desktop.documents.office.word import own_templates  # noqa: PLC0415 - see above
    from dongliu_desktop.services.export_questions import gathered  # noqa: PLC0415 - see above

    proposed = exports.file_name_of(export, extent.wanted.year, extent.name)
    wanted = str(bench.desk.file.parent / proposed)
    name, _filter = QFileDialog.getSaveFileName(bench.window, tr("导出"), wanted, exports.KINDS[export.suffix])
    if not name:
        return
    target = Path(name) if Path(name).suffix else Path(f"{name}{export.suffix}")
    templates = own_templates(bench.desk.file)

    def answer(found: Gathered) -> None:
        files.write_export(target, lambda: _write(export, found, templates, target))

    bench.desk.hub.ask(lambda reading: gathered(reading, extent.wanted, exports.part(export.gather)), answer)


def _write(export: "Export", found: Gathered, templates: Path, target: Path) -> None:
    from dongliu_desktop.documents.office.exports import made  # noqa: PLC0415 - see above
    from dongliu_desktop.services.output import writing  # noqa: PLC0415 - see above
    from dongliu_desktop.system.files import write_whole  # noqa: PLC0415 - see above

    data = made(export, found, templates)
    with writing(target):
        write_whole(target, data, private=False)


def _open_template(bench: Workbench, dialog: "ExportDialog") -> None:
    """Put the bundled template where the office's own is looked for, unless there is one, and open it."""
    from dongliu_desktop.documents.office.word import bundled, own_templates  # noqa: PLC0415 - see above

    title = dialog.export.title
    own = own_templates(bench.desk.file) / f"{title}.docx"
    try:
        own.parent.mkdir(exist_ok=True)
        if not own.exists():
            copyfile(bundled(title), own)
    except OSError as error:
        dialog.show_refusal(tr("没有放好模板“{}”：{}。").format(own, reason(error)))
        return
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(own)))
    dialog.show_refusal(tr("模板在 {}；改好存盘后再导出，就按它的版式。删去它就恢复自带的版式。").format(own))

"""F1: which page of the manual tells of what is shown, as data; and the key itself, in dialogs too."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from dongliu_desktop.ui.shell.context import COMPARISON, LEDGER, MONTHLY, OVERVIEW, PILLAR, PRECHECK, SUPERVISION

# The pages of the window, by the context's name of them; "" is where no file is open.
PLACES: Mapping[str, str] = {
    "": "index.html",
    OVERVIEW: "overview.html",
    MONTHLY: "monthly.html",
    PILLAR: "pillar.html",
    COMPARISON: "comparison.html",
    LEDGER: "sites.html",
    PRECHECK: "precheck.html",
    SUPERVISION: "supervision.html",
}
# The pages of the inspector, by their keys; the first one is the report form.
INSPECTOR: Mapping[str, str] = {
    "report": "pillar.html#填报一次进展",
    "sites": "sites.html",
    "milestones": "lights.html#节点",
    "attachments": "attachments.html",
    "problems": "supervision.html",
    "facts": "pillar.html#资料和历史",
    "history": "pillar.html#资料和历史",
}
# Dialogs by the names of their classes, so that none is imported for it.
DIALOGS: Mapping[str, str] = {
    "AboutDialog": "settings.html#关于",
    "AppointmentDialog": "projects.html#科室-社区和岗位",
    "AttachmentDialog": "attachments.html#看-另存-改名-删除",
    "AttachmentsDialog": "attachments.html",
    "BackupsDialog": "files.html#备份",
    "ChangePassword": "files.html#给文件设密码",
    "CheckDialog": "files.html#文件坏了",
    "ClosingDialog": "supervision.html#一项督办怎么走",
    "CrashDialog": "questions.html#出错了-弹出一个窗口",
    "DirectoriesDialog": "projects.html#科室-社区和岗位",
    "EditionDialog": "printing.html",
    "EntryDialog": "projects.html#科室-社区和岗位",
    "HouseholdDialog": "sites.html#住户的个人信息",
    "IndicatorDialog": "indicators.html#新增-修改-删除",
    "LightRuleDialog": "lights.html#亮灯规则",
    "LogDialog": "settings.html#日志",
    "MergeDialog": "projects.html#科室-社区和岗位",
    "MilestoneDialog": "lights.html#节点",
    "NewOfficeDialog": "index.html#给别的单位用",
    "OfficeDialog": "index.html#给别的单位用",
    "OverrideDialog": "lights.html#人工设定亮灯",
    "PreviewDialog": "printing.html",
    "ExportDialog": "export.html",
    "PrintingLog": "printing.html#打印记录",
    "ProblemDialog": "supervision.html#一项督办怎么走",
    "ProjectDialog": "projects.html#新增项目",
    "ReopeningDialog": "supervision.html#一项督办怎么走",
    "SettingsDialog": "settings.html#设置",
    "StagesDialog": "sites.html#百分比怎么算",
    "StrikingDialog": "supervision.html#一项督办怎么走",
    "UnlockFile": "files.html#给文件设密码",
}
LOCKED = "LockedDialog"  # a locked screen opens nothing


def page_of(place: str, inspector: str = "", dialog: str = "") -> str:
    """Give the manual's page, with a place in it: for a dialog, else a page of the inspector, else of the window."""
    return DIALOGS.get(dialog) or INSPECTOR.get(inspector) or PLACES[place]


class HelpKey(QObject):
    """Gives F1 to each dialog when it first has the keyboard: a modal one takes the window's own shortcuts away.

    Signals are cheap here: only a change of focus is looked at, no event filter is needed.
    """

    def __init__(self, app: QApplication, show: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        app.focusChanged.connect(self._look)

    def _look(self, _former: QWidget | None, now: QWidget | None) -> None:
        window = now.window() if now is not None else None
        if not isinstance(window, QDialog) or window.property("help") or type(window).__name__ == LOCKED:
            return
        window.setProperty("help", True)
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), window)
        key.activated.connect(lambda: self._show(type(window).__name__))

"""点位: how far the sites of the chosen project have come, and the way to their register."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dongliu_desktop.domain.quantities import number, quantity
from dongliu_desktop.domain.rows import SITES, ProjectRow
from dongliu_desktop.domain.sites import BASES, Ledger, LedgerRow, rates, site_progress, standing, still_for
from dongliu_desktop.services.reader import Reading
from dongliu_desktop.services.sites_questions import SitesOfProject, sites_of
from dongliu_desktop.ui.hub import Hub
from dongliu_desktop.ui.language import tr
from dongliu_desktop.ui.pages.project_page import ProjectPage
from dongliu_desktop.ui.widgets.buttons import push_button
from dongliu_desktop.ui.widgets.empty import EmptyState
from dongliu_desktop.ui.widgets.labels import plain_label
from dongliu_desktop.ui.widgets.stage_rates import StageRates
from dongliu_desktop.ui.widgets.timeline import Entry, Timeline

LEDGER_KEY = "ledger"
MOST = 200  # sites listed beside the table; the register shows all


class SitesPage(ProjectPage):
    """Rates per stage, days since the last movement, the percentage and how it came about, and the first sites."""

    entities = frozenset({"site", "site_stage", "stage", "stage_track", "household"})

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(hub, parent)
        self.counted = plain_label("", wrap=True)
        self.rates = StageRates()
        self.told = plain_label("muted", wrap=True)
        self.sites = Timeline()
        self.sites.setAccessibleName(tr("点位列表"))
        self.sites.activated.connect(lambda: self.register_wanted.emit(LEDGER_KEY))
        self.more = push_button(tr("展开台账"), icon_name="list")
        self.more.setToolTip(tr("按整个窗口显示点位台账：填日期、增减点位、看曲线"))
        self.more.clicked.connect(lambda: self.register_wanted.emit(LEDGER_KEY))
        self._lay_out()

    def _lay_out(self) -> None:
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 8, 6, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.counted, 1)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for part in (self.rates, self.told):
            column.addWidget(part)
        column.addWidget(self.sites, 1)
        self._empty = EmptyState(
            "map-pin", tr("还没有点位"), tr("一户、一家、一个小区、一座桥都是点位；登记以后，进度按阶段自动计算。")
        )
        self._empty.offer(tr("登记点位"), lambda: self.register_wanted.emit(LEDGER_KEY))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(full)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def question(self, project: ProjectRow) -> Callable[[Reading], SitesOfProject]:
        return lambda reading: sites_of(reading, project)

    def show_answer(self, project: ProjectRow, answer: SitesOfProject) -> None:
        ledger = answer.ledger
        self._stack.setCurrentIndex(1 if ledger.rows else 0)
        self.counted.setText(counted(ledger))
        self.rates.show_rates(rates(ledger, project.reference))
        self.told.setText("\n".join(told(answer, project)))
        entries = [entry(row, ledger) for row in ledger.rows[:MOST]]
        rest = len(ledger.rows) - MOST
        if rest > 0:
            entries.append(Entry(tr("还有 {} 处，见台账").format(rest), "", "", faded=True))
        self.sites.set_entries(entries)


def counted(ledger: Ledger) -> str:
    """Tell how many sites there are and what they come to: "12 处点位，共 10 家；2 处没有填数量"."""
    sizes: dict[str, float] = {}
    for row in ledger.rows:
        if row.counted is not None:
            sizes[row.unit] = sizes.get(row.unit, 0.0) + row.counted
    unknown = sum(row.counted is None for row in ledger.rows)
    parts = [tr("{} 处点位").format(len(ledger.rows))]
    if sizes:
        parts.append(tr("共 {}").format(tr("、").join(f"{number(size)}{unit}" for unit, size in sizes.items())))
    if unknown:
        parts.append(tr("{} 处没有填数量").format(unknown))
    return tr("，").join(parts)


def told(found: SitesOfProject, project: ProjectRow) -> Sequence[str]:
    """Tell the year's target, the percentage with its reason and basis, and for how long nothing has moved."""
    lines: list[str] = []
    if project.target_quantity is not None:
        lines.append(tr("年度目标 {}").format(quantity(project.target_quantity, project.unit, project.qualifier)))
    if project.measure == SITES:
        lines.append(tr("形象进度（{}）：{}").format(tr(BASES[found.ledger.basis]), site_progress(found.sums).words))
    else:
        lines.append(tr("这个项目的进度不按点位计算；要自动计算，请在“修改项目”里把计量方式改为点位阶段。"))
    still = still_for(found.sums, project.reference) if found.sums else None
    if still is not None and found.sums is not None:
        moved = found.sums.moved
        lines.append(tr("最近一次变动 {}，距基准日 {} 天").format(moved, still))
    return lines


def entry(row: LedgerRow, ledger: Ledger) -> Entry:
    """Tell one site: name with its number, where it stands, and its state in words."""
    size = tr("（{}）").format(number(row.counted) + row.unit) if row.counted is not None and row.unit else ""
    return Entry(f"{row.name}{size}", standing(row, ledger.stages), row.status)

"""The register of sites as a table: what is typed becomes one command, what cannot be read stays with its reason."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from dongliu_desktop.domain.sites import DONE, STARTED, LedgerRow, Mark, StageRow
from dongliu_desktop.domain.sites_commands import SiteCell
from dongliu_desktop.ui.models.site_table import SiteTable, SiteView, arranged, in_order
from dongliu_desktop.ui.widgets.roles import Roles

TODAY = date(2016, 6, 10)
SIGNED = StageRow("signed", "签约", 1.0, beside=False)
COURT = StageRow("court", "司法程序", 1.0, beside=True)
STAGES = (SIGNED, COURT)


def row(name: str, count: float | None = 1.0, **marks: Mark) -> LedgerRow:
    return LedgerRow(name, 0, name, "户", count, None, "幸福苑社区", "", "", "", private=False, marks=marks)


ROWS = (row("甲", signed=Mark(DONE, date(2016, 5, 1))), row("乙", 3.0, court=Mark(STARTED)), row("丙", None))


class Table:
    """A model over three sites, and what it asked for."""

    def __init__(self) -> None:
        self.edits: list[list[SiteCell]] = []
        self.told: list[str] = []
        self.orders: list[tuple[str, bool]] = []
        self.model = SiteTable(self.edits.append, self.told.append, lambda *order: self.orders.append(order))
        self.model.open(STAGES, 2016, TODAY, frozen=False)
        self.model.show(arranged(ROWS, STAGES, SiteView()))
        self.at = {column.key: at for at, column in enumerate(self.model.columns)}

    def type(self, name: str, column: str, text: str) -> bool:
        return self.model.setData(self.model.index(self.model.row_of(name), self.at[column]), text)

    def text(self, name: str, column: str, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self.model.index(self.model.row_of(name), self.at[column]).data(role)


@pytest.fixture
def table() -> Table:
    return Table()


@pytest.mark.parametrize("view", [SiteView(), SiteView(text="没有"), SiteView(missing="signed")])
def test_the_model_keeps_qts_rules(table: Table, qtmodeltester: ModelTester, view: SiteView) -> None:
    table.model.show(arranged(ROWS, STAGES, view))
    qtmodeltester.check(table.model, force_py=True)


@pytest.mark.parametrize(
    ("view", "names"),
    [
        (SiteView(), "甲乙丙"),
        (SiteView(text="乙"), "乙"),
        (SiteView(text="幸福苑"), "甲乙丙"),
        (SiteView(missing="signed"), "乙丙"),
        (SiteView(sort="count", descending=True), "乙甲丙"),
        (SiteView(sort="signed"), "甲乙丙"),
        (SiteView(missing="signed", sort="name"), "丙乙"),
    ],
)
def test_sites_are_filtered_and_sorted(view: SiteView, names: str) -> None:
    assert "".join(row.name for row in arranged(ROWS, STAGES, view).rows) == names


def test_a_typed_date_is_one_cell_that_shows_at_once(table: Table) -> None:
    assert table.type("乙", "signed", "6.1")

    assert table.edits == [[SiteCell("乙", "signed", None, Mark(DONE, date(2016, 6, 1)))]]
    assert table.text("乙", "signed") == "6.1"
    table.model.take_back()
    assert table.text("乙", "signed") == ""


def test_what_cannot_be_read_stays_with_its_reason_and_is_not_sent(table: Table) -> None:
    assert not table.type("乙", "signed", "9.9")

    assert table.edits == []
    assert "还没有到" in table.told[0]
    assert table.text("乙", "signed") == "9.9"
    assert table.text("乙", "signed", Roles.FAULT)
    assert "还没有到" in str(table.text("乙", "signed", Qt.ItemDataRole.ToolTipRole))
    assert table.type("乙", "signed", "今")
    assert not table.text("乙", "signed", Roles.FAULT)


def test_a_block_is_one_command_or_none(table: Table) -> None:
    signed, count = table.at["signed"], table.at["count"]

    assert table.model.enter({(0, signed): "今", (1, signed): "今", (2, count): "4"}) == ""
    assert [(cell.site, cell.seen, cell.value) for cell in table.edits[0]] == [
        ("甲", Mark(DONE, date(2016, 5, 1)), Mark(DONE, TODAY)),
        ("乙", None, Mark(DONE, TODAY)),
        ("丙", None, 4.0),
    ]
    table.model.take_back()
    assert "第 2 行“签约”" in table.model.enter({(0, signed): "今", (1, signed): "以后"})
    assert len(table.edits) == 1


def test_an_edit_does_not_move_its_row() -> None:
    changed = (ROWS[0], ROWS[1]._replace(counted=9.0), ROWS[2], row("丁"))

    shown = in_order(changed, ["丙", "乙", "甲"])

    assert [one.name for one in shown.rows][:3] == ["丙", "乙", "甲"]
    assert shown.rows[1].counted == 9.0

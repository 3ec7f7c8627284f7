"""The register of sites in the running program: opened from its project, typed, filled, pasted, taken back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QLabel, QLineEdit

from dongliu_desktop.domain.site_listing import Edition
from dongliu_desktop.domain.sites_commands import Disclose, HouseholdForm, SetHousehold
from dongliu_desktop.services.sites_questions import household, site_steps
from dongliu_desktop.system.paths import log_file
from dongliu_desktop.ui.dialogs.edition import EditionDialog
from dongliu_desktop.ui.dialogs.household import HouseholdDialog
from dongliu_desktop.ui.dialogs.preview import PreviewDialog
from dongliu_desktop.ui.dialogs.stages import StagesDialog
from dongliu_desktop.ui.pages.site_ledger import SiteLedger
from dongliu_desktop.ui.pages.sites_page import SitesPage
from dongliu_desktop.ui.widgets.look import PADDING
from dongliu_desktop.ui.widgets.site_grid import fitting

Start = Callable[..., Any]
Key = Qt.Key
NOBODY = HouseholdForm("张三", "13812345678", "11010519491231002X", "6222021234567891234", 120000.0)


class Register:
    """Somebody at the register of a project."""

    def __init__(self, person: Any) -> None:
        self.person = person
        person.page.inspector._tabs.choose("sites")
        self.settle()
        person.page.inspector.page("sites").more.click()
        self.settle()
        assert isinstance(person.bench._ledger, SiteLedger)
        self.page: SiteLedger = person.bench._ledger
        person.wait(lambda: self.page.grid is not None and self.page.model.rows())

    def settle(self) -> None:
        self.person.settle()
        self.person.settle()

    @property
    def names(self) -> list[str]:
        return [row.name for row in self.page.model.rows()]

    def column(self, title: str) -> int:
        return next(at for at, column in enumerate(self.page.model.columns) if column.title == title)

    def texts(self, title: str) -> list[str]:
        at = self.column(title)
        return [self.page.model.index(row, at).data() for row in range(len(self.names))]

    def go_to(self, name: str, title: str) -> None:
        self.page.grid.setFocus()
        self.page.grid.setCurrentIndex(self.page.model.index(self.names.index(name), self.column(title)))

    def type(self, text: str) -> None:
        """Type into the cell that is current, as a person does who does not open it first; Enter ends it.

        The keyboard sends figures, an input method all else: first what is being composed, then the word.
        """
        if text.isascii():
            self.person.qtbot.keyClick(self.page.grid, text[0])
            self.person.qtbot.keyClicks(self.page.grid.findChild(QLineEdit), text[1:])
        else:
            QApplication.sendEvent(self.page.grid, QInputMethodEvent("pinyin", []))
            written = QInputMethodEvent("", [])
            written.setCommitString(text)
            QApplication.sendEvent(self.page.grid.findChild(QLineEdit), written)
        editor = self.page.grid.findChild(QLineEdit)
        self.person.qtbot.keyClick(editor, Key.Key_Return)
        self.settle()

    def shown_texts(self) -> list[str]:
        return [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]

    def press(self, key: Key, modifier: Qt.KeyboardModifier) -> None:
        self.person.qtbot.keyClick(self.page.grid, key, modifier)
        self.settle()


@pytest.fixture
def register(start: Start, record_file: Path) -> Register:
    person = start(record_file)
    person.look_at(2015, "乐居")
    person.choose("中山路")
    return Register(person)


def test_the_register_shows_the_sites_of_the_record(register: Register) -> None:
    assert register.names == ["太古小学", "市第六医院", "枫丹琴园小区", "枫丹馨园", "四明中学", "南侧道路管道", "桥梁"]
    assert register.texts("签约")[:4] == ["意向", "意向", "意向", ""]
    assert register.texts("收尾")[-1] == "进行中"
    assert register.texts("数量")[-1] == "3"
    assert "6 处点位没有填数量，不能计算百分比" in register.page.told.text()


def test_a_date_is_typed_filled_down_and_taken_back(register: Register) -> None:
    register.go_to("太古小学", "签约")
    register.type("11.2")
    assert register.texts("签约")[:2] == ["2015-11-02", "意向"]
    assert register.page.grid.currentIndex().row() == 1  # Enter goes on to the next site

    register.go_to("太古小学", "签约")
    register.press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    register.press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    register.press(Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert register.texts("签约")[:3] == ["2015-11-02"] * 3

    register.person.trigger("undo")
    register.settle()
    assert register.texts("签约")[:3] == ["2015-11-02", "意向", "意向"]


def test_a_word_that_an_input_method_gives_at_once_is_kept(register: Register) -> None:
    written = QInputMethodEvent("", [])
    written.setCommitString("完成")
    QApplication.sendEvent(register.page.grid, written)  # the keyboard starts at the first stage of the first site
    register.person.qtbot.keyClick(register.page.grid.findChild(QLineEdit), Key.Key_Return)
    register.settle()

    assert register.texts("前期")[:2] == ["完成", ""]


def test_eight_stages_leave_room_for_the_words_beside_them(register: Register) -> None:
    grid = register.page.grid
    at = register.column("情况")
    longest = max(grid.fontMetrics().horizontalAdvance(text) for text in register.texts("情况"))

    assert register.person.window.width() == 1366
    assert grid.columnWidth(at) >= longest + 2 * PADDING
    assert grid.columnViewportPosition(at) + grid.columnWidth(at) <= grid.viewport().width()
    for at, column in enumerate(register.page.model.columns):
        assert grid.columnWidth(at) >= grid.fontMetrics().horizontalAdvance(column.title)


def test_a_day_goes_without_its_century_where_there_is_no_room(register: Register) -> None:
    grid = register.page.grid
    metrics, room = grid.fontMetrics(), grid.columnWidth(register.column("前期")) - 2 * PADDING
    told = fitting("2014-06-10", metrics, room)

    assert (told, fitting("2014-06-10", metrics, 200)) == ("14-06-10", "2014-06-10")
    assert metrics.horizontalAdvance(told) <= room
    assert fitting("处于收尾施工阶段的桥梁", metrics, room) == "处于收尾施工阶段的桥梁"


def test_a_block_from_a_spreadsheet_makes_the_percentage(register: Register) -> None:
    register.go_to("太古小学", "单位")
    QGuiApplication.clipboard().setText("\n".join(["所\t1"] * 6) + "\n")
    register.press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert register.texts("数量") == ["1"] * 6 + ["3"]
    register.go_to("桥梁", "竣工")
    register.type("11.20")

    assert register.person.row.percent == pytest.approx(100 * 3 / (9 * 5))
    assert "共 9处" in register.page.told.text()
    register.page.back.click()
    register.settle()
    assert not register.person.form.percent.isVisible()  # it counts by itself now


def test_what_is_no_date_stays_and_is_told(register: Register) -> None:
    register.go_to("枫丹馨园", "签约")
    register.type("快了")

    assert "“快了”不是日期" in register.page.message.text()
    assert register.texts("签约")[3] == "快了"
    assert register.person.row.percent is None


def test_it_is_searched_filtered_and_left_with_escape(register: Register) -> None:
    register.page.search.setText("枫丹")
    register.settle()
    assert register.names == ["枫丹琴园小区", "枫丹馨园"]
    register.page.search.setText("没有这样的")
    register.settle()
    assert register.names == []
    assert "没有符合条件的点位" in register.shown_texts()
    register.page._show_all()
    register.settle()
    assert len(register.names) == 7

    register.person.qtbot.keyClick(register.page, Key.Key_Escape)
    assert register.person.page.isVisible()
    assert register.person.row.name == "中山路综合整治工程"


def test_another_project_s_register_shows_nothing_of_the_one_before(register: Register) -> None:
    register.page.search.setText("枫丹")
    register.settle()
    register.page.left.emit()
    register.person.choose("仇毕")
    register.person.bench.open_register("ledger")
    assert register.names == []
    register.settle()
    assert register.names
    assert "太古小学" not in register.names

    register.page.left.emit()
    register.person.choose("中山路")
    register.person.bench.open_register("ledger")
    register.settle()
    assert register.names[0] == "太古小学"
    assert len(register.names) == 7


def test_a_register_that_is_opened_again_is_in_its_own_order(register: Register) -> None:
    register.page.grid.sortByColumn(register.column("点位"), Qt.SortOrder.DescendingOrder)
    register.settle()
    assert register.names[0] != "太古小学"
    register.page.left.emit()
    register.person.bench.open_register("ledger")
    register.settle()
    assert register.names[0] == "太古小学"
    assert register.page.grid.horizontalHeader().sortIndicatorSection() == -1


def test_sites_are_added_and_deleted(register: Register) -> None:
    def fill(dialog: QInputDialog) -> None:
        dialog.setTextValue("东侧绿化\t处\t2\t1,200\n西侧绿化")
        dialog.accept()

    register.person.answer(QInputDialog, fill)
    register.page.add_button.click()
    register.settle()
    assert register.names[-2:] == ["东侧绿化", "西侧绿化"]
    assert (register.texts("数量")[-2:], register.texts("面积（㎡）")[-2]) == (["2", "1"], "1,200")

    register.go_to("西侧绿化", "点位")
    register.page.delete_button.click()
    register.settle()
    assert register.names[-1] == "东侧绿化"


def test_a_stage_gets_a_weight_for_all_projects_of_the_track(register: Register) -> None:
    def fill(dialog: StagesDialog) -> None:
        dialog.stages.item(2, 1).setText("3")
        dialog.save()

    register.person.answer(StagesDialog, fill)
    register.page.stages_button.click()
    register.settle()
    assert next(stage.weight for stage in register.page._ledger.stages if stage.name == "施工") == 3


@pytest.fixture
def household_site(register: Register) -> str:
    """The uid of 太古小学, of which personal data are kept."""
    uid = register.page.model.rows()[0].uid
    register.person.bench.desk.hub.do(SetHousehold(uid, None, NOBODY))
    register.settle()
    register.go_to("太古小学", "点位")
    return uid


def test_personal_data_are_masked_until_a_reason_is_given(register: Register, household_site: str) -> None:
    seen: list[list[str]] = []

    def look(dialog: HouseholdDialog) -> None:
        for reason in (None, "", "核对账号"):
            if reason is not None:
                dialog.disclose(reason)
            seen.append([field.text() for field in dialog.fields.values()])
        dialog.fields["id_number"].setText("11010519491231002x")
        dialog.fields["phone"].setText("13900000000")
        dialog.save()

    register.person.answer(HouseholdDialog, look)
    register.page.household_button.click()
    register.settle()

    assert seen[0] == seen[1] == ["张*", "138****5678", "110***********002X", "***************1234", "****"]
    assert seen[2] == ["张三", "13812345678", NOBODY.id_number, NOBODY.bank_account, "120,000"]
    kept: list[HouseholdForm | None] = []
    register.person.bench.desk.hub.ask(lambda reading: household(reading, household_site), kept.append)
    register.settle()
    assert kept == [NOBODY._replace(phone="13900000000")]


@pytest.mark.usefixtures("household_site")
def test_no_search_no_text_and_no_log_tells_personal_data(register: Register) -> None:
    def look(dialog: HouseholdDialog) -> None:
        dialog.disclose("核对账号")
        dialog.reject()

    register.person.answer(HouseholdDialog, look)
    register.page.household_button.click()
    register.settle()
    register.page.search.setText("张三")
    register.person.window.header.search.setText("138")
    register.settle()
    assert register.names == []
    assert not register.person.page.model.shown_rows()
    register.person.window.header.search.clear()
    register.settle()

    register.page.back.click()
    register.person.choose("中山路")
    register.person.page.inspector._tabs.choose("history")
    register.settle()
    steps = register.person.page.inspector.page("history").steps.model()
    register.person.wait(steps.rowCount)
    told = [str(steps.index(at, 0).data()) for at in range(steps.rowCount())]
    assert any("查看个人信息（太古小学）：核对账号" in text for text in told)
    log = log_file().read_text(encoding="utf-8") if log_file().exists() else ""
    everything = "\n".join([*told, log, register.person.window.saved_note.text()])
    assert not any(secret in everything for secret in (NOBODY.holder, NOBODY.id_number, NOBODY.phone, "6222"))


def test_a_look_cannot_be_undone(register: Register, household_site: str) -> None:
    register.person.bench.desk.hub.do(Disclose((household_site,), "核对账号"))
    register.settle()
    assert register.person.context.undo == "修改个人信息（太古小学）"


@pytest.mark.usefixtures("household_site")
def test_paper_and_spreadsheet_ask_for_whom(register: Register, tmp_path: Path) -> None:
    def inside(dialog: EditionDialog) -> None:
        dialog.buttons[Edition.OPEN].setChecked(True)
        dialog.accept()
        assert dialog.isVisible()  # without a reason nothing leaves
        dialog.reason.setText("上报区征收办")
        dialog.accept()

    target = tmp_path / "台账.csv"
    register.person.answer(EditionDialog, inside)
    register.person.answer(QFileDialog, lambda dialog: (dialog.selectFile(str(target)), dialog.accept()))
    register.page.export_button.click()
    register.person.wait(target.exists)
    assert NOBODY.id_number in target.read_text(encoding="utf-8-sig")
    register.person.wait(lambda: "已导出到" in register.person.told())
    noted: list[Any] = []
    project = register.person.row.uid
    register.person.bench.desk.hub.ask(lambda reading: site_steps(reading, project, 1), noted.append)
    register.settle()
    assert noted[0][0].label == "查看个人信息（太古小学）：上报区征收办"

    titles: list[str] = []
    register.person.answer(EditionDialog, lambda dialog: dialog.accept())
    register.person.answer(PreviewDialog, lambda dialog: (titles.append(dialog.windowTitle()), dialog.reject()))
    register.person.trigger("preview")
    register.person.wait(lambda: titles)
    assert "点位台账-公示版" in titles[0]


def test_the_history_tells_of_sites(register: Register) -> None:
    register.go_to("太古小学", "签约")
    register.type("11.2")
    register.page.back.click()
    register.person.page.inspector._tabs.choose("history")
    register.settle()
    model = register.person.page.inspector.page("history").steps.model()
    register.person.wait(lambda: model.rowCount() and "太古小学" in str(model.index(0, 0).data()))


def test_the_page_beside_the_table_tells_counts(register: Register) -> None:
    register.page.back.click()
    register.settle()
    page = register.person.page.inspector.page("sites")
    assert isinstance(page, SitesPage)
    assert page.counted.text() == "7 处点位，共 3座，6 处没有填数量"
    assert "入户测量 2/7处" in page.rates.accessibleDescription()

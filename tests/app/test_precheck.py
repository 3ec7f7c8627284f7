"""报前体检 by keyboard: F7, Enter to the field, mend, F7 back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QInputDialog

from dongliu_desktop.domain.commands import AddReport, SetFrozen
from dongliu_desktop.domain.findings import Finding
from dongliu_desktop.domain.sites_commands import AddSites, NewSite
from dongliu_desktop.ui.dialogs.preview import PreviewDialog
from dongliu_desktop.ui.pages.precheck import PrecheckPage

Start = Callable[..., Any]
Key = Qt.Key


def press(person: Any, key: Qt.Key) -> None:
    QTest.keyClick(person.keyboard, key)
    person.settle()


def page_of(person: Any) -> PrecheckPage:
    """Go to the page by its key, and wait until the year has been looked through."""
    press(person, Key.Key_F7)
    page = person.bench.place("precheck")
    assert isinstance(page, PrecheckPage)
    person.wait(lambda: page.isVisible() and page._found is not None and not page._stale)
    person.settle()
    return page


def findings(page: PrecheckPage) -> list[Finding]:
    assert page._found is not None
    return list(page._found.findings)


def test_a_finding_leads_to_its_field_and_is_gone_when_mended(start: Start, record_file: Path) -> None:
    person = start(record_file)
    person.look_at(2015, "乐业")
    page = page_of(person)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert page.title.text() == "4 处需要留意"
    assert [page.model.index(row, 0).data() for row in range(page.model.rowCount())] == [
        "固定资产投资", "没有填报", "外贸出口", "没有填报", "固定资产投资", "位次没写依据",
        "“六大经济”企业占新引进企业数", "分项与合计不符",
    ]  # fmt: skip

    press(person, Key.Key_Down)
    press(person, Key.Key_Return)
    person.wait(lambda: person.context.page == "pillar" and person.page.inspector.form.isAncestorOf(person.keyboard))
    assert person.row.name == "外贸出口"
    assert person.keyboard is person.form.quantity or person.form.quantity.isAncestorOf(person.keyboard)

    person.form.quantity.setValue(6.5)
    person.form.texts["progress"].setPlainText("1-11月完成出口6.5亿美元")
    person.trigger("save")
    page = page_of(person)
    person.wait(lambda: page.title.text() == "3 处需要留意")
    assert page.table.chosen_uid()  # the keyboard stays in the list
    person.trigger("undo")
    person.wait(lambda: page.title.text() == "4 处需要留意")


def test_a_finding_of_an_indicator_leads_to_its_month(start: Start, record_file: Path) -> None:
    person = start(record_file)
    person.look_at(2015, "乐居")
    page = page_of(person)
    press(person, Key.Key_End)
    press(person, Key.Key_Return)
    person.wait(lambda: person.page._indicators is not None and person.page._indicators.view.hasFocus())
    panel = person.page._indicators
    found = panel.months.reading(panel.view.chosen_uid())
    assert (found.name, found.printed) == ("“六大经济”企业占新引进企业数", "91.8")
    assert findings(page)[-1].place.reading == found.uid


def test_words_and_sites_lead_to_their_own_places(start: Start, record_file: Path) -> None:
    person = start(record_file)
    person.look_at(2016, "靓度")
    project = person.choose("三号桥")
    hub = person.bench.desk.hub
    assert hub.do(AddReport("r", project.uid, project.reference, quantity=5.0, progress="累计签约6家"))
    assert hub.do(AddSites(project.uid, (NewSite("s", "某仓库", "家", 2.0),)))
    person.settle()
    page = page_of(person)
    page.rules.choose("words")
    assert page.model.index(1, 1).data() == "进展情况写的是 6家，表里是 5家。"
    press(person, Key.Key_Return)
    person.wait(person.form.texts["progress"].hasFocus)

    page = page_of(person)
    page.rules.choose("parts")
    assert "点位 2 处合计 12家，年度目标是 10家" in page.model.index(1, 1).data()
    press(person, Key.Key_Return)
    person.wait(lambda: person.context.page == "ledger")


def test_what_was_looked_at_is_set_aside_with_its_reason_until_it_changes(start: Start, record_file: Path) -> None:
    person = start(record_file)
    person.look_at(2015, "乐业")
    page = page_of(person)

    def give(reason: str) -> Callable[[QInputDialog], None]:
        def act(dialog: QInputDialog) -> None:
            dialog.setTextValue(reason)
            dialog.accept()

        return act

    person.answer(QInputDialog, give("区里只发到10月"))
    page.settle_button.click()
    assert page.title.text() == "3 处需要留意"
    assert "（已核实：区里只发到10月）" in page.model.index(1, 1).data()
    page.copy_button.click()
    assert (
        "固定资产投资：最近一次填报截至 2015年10月31日，11月没有填报。（已核实：区里只发到10月）"
        in QApplication.clipboard().text()
    )
    page.only_open.setChecked(True)
    assert page.model.rowCount() == 6
    page.reset_filters()
    page.table.choose(findings(page)[0].uid)
    page.unsettle_button.click()
    assert page.title.text() == "4 处需要留意"


def test_a_frozen_year_is_looked_through_too_and_a_sound_one_says_so(start: Start, record_file: Path) -> None:
    person = start(record_file)
    person.look_at(2016, "靓度")
    year = person.context.year
    assert year is not None
    assert person.bench.desk.hub.do(SetFrozen(year.uid, frozen=True))
    person.settle()
    page = page_of(person)
    assert page.title.text() == "69 处需要留意"
    page.rules.choose("unreported")
    page.only_open.setChecked(True)
    page.answers.update((finding.uid, "另报") for finding in findings(page))
    page._show_lines()
    assert page._stack.currentWidget() is page._nothing
    assert page.title.text() == "没有需要留意的地方"


def test_a_sheet_says_what_to_look_at_and_takes_the_list_along(start: Start, record_file: Path) -> None:
    person = start(record_file)
    person.look_at(2015, "乐业")
    page = page_of(person)
    page.answers[findings(page)[0].uid] = "区里只发到10月"
    person.look_at(2015, "乐业")
    person.choose("外贸出口")
    person.page.table.selectAll()
    seen: list[str] = []

    def look(dialog: PreviewDialog) -> None:
        person.wait(dialog.print_button.isEnabled)
        before = dialog.bar.page.maximum()
        seen.extend((dialog.appendix.text(), dialog.appendix.toolTip()))
        QTest.keyClick(dialog.appendix, Key.Key_Space)
        person.wait(lambda: dialog.bar.page.maximum() == before + 1 and dialog.print_button.isEnabled())
        dialog.bar.page.setValue(before + 1)
        seen.append(dialog.view.accessibleDescription())
        dialog.reject()

    person.answer(PreviewDialog, look)
    person.trigger("preview")
    person.wait(lambda: len(seen) == 3)
    assert seen[0] == "1 处需要留意，打印时附上清单"
    assert "外贸出口：最近一次填报" in seen[1]
    assert "固定资产投资" not in seen[1]
    assert "区里只发到10月" in seen[2].replace("\n", "")

"""The part of the tour that keeps the file safe: a backup by hand, what a restore would mean, a check."""

from tour_hand import Tour, check

from dongliu_desktop.ui.dialogs.about import AboutDialog
from dongliu_desktop.ui.dialogs.backups import BackupsDialog
from dongliu_desktop.ui.dialogs.check import CheckDialog
from dongliu_desktop.ui.dialogs.settings import SettingsDialog


def keep_safe(tour: Tour) -> str:
    """Make a backup, look at what going back to the day's first one would mean, and leave it."""
    hand = tour.hand
    hand.until(hand.window.backup_note.text, "当天的备份没有做成")

    def act(dialog: BackupsDialog) -> None:
        hand.until(dialog.panel.restore_button.isEnabled, "没有读出备份")
        hand.press("立即备份", dialog)
        hand.until(lambda: dialog.model.rowCount() > 1 and dialog.panel.restore_button.isEnabled(), "没有做成备份")
        dialog.banner.hide()
        hand.click_row(dialog.table, dialog.model.rowCount() - 1)
        hand.until(dialog.panel.steps.count, "没有写明恢复以后会怎样")
        hand.picture("backups", dialog)

    hand.in_dialog(BackupsDialog, lambda: hand.menu("backups"), act)
    return "随手做了一份备份，看了看恢复到当天第一份会少掉哪些操作，没有恢复。"


def look_through(tour: Tour) -> str:
    """Check the file."""
    hand = tour.hand

    def act(dialog: CheckDialog) -> None:
        hand.until(dialog.copy_button.isEnabled, "没有查完")
        check(dialog.verdict.text() == "没有发现问题", f"数据文件检查：{dialog.details.toPlainText()}")
        hand.picture("check", dialog)

    hand.in_dialog(CheckDialog, lambda: hand.menu("check_file"), act)
    return "检查数据文件：没有发现问题。"


def look_at_settings(tour: Tour) -> str:
    """Look at the settings and at what the program is made of."""
    hand = tour.hand

    def see_settings(dialog: SettingsDialog) -> None:
        check(dialog.office.text() == "东柳街道", "设置里没有单位名称。")
        hand.picture("settings", dialog)

    def see_about(dialog: AboutDialog) -> None:
        check(dialog.list.count() > 1, "关于里没有列出组件。")
        hand.picture("about", dialog)

    hand.in_dialog(SettingsDialog, lambda: hand.menu("settings"), see_settings)
    hand.in_dialog(AboutDialog, lambda: hand.menu("about"), see_about)
    return "看了设置和关于：单位名称、颜色、备份位置都在一处，用到的组件都写明许可。"

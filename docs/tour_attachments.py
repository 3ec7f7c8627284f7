"""The step of the tour that puts files to a report, and looks at them."""

from pathlib import Path

from tour_hand import Tour, check, grabbed, save
from tour_report import WORDS

from dongliu_desktop.domain.attachment_commands import Place
from dongliu_desktop.ui.pages.project_attachments import ProjectAttachmentsPage
from dongliu_desktop.ui.widgets.tabs import PillarTabs


def attach_files(tour: Tour) -> str:
    """Put two files to the newest report, see them on the page 附件, and come back."""
    hand = tour.hand
    inspector = hand.bench.pillar.inspector
    tabs = hand.find(PillarTabs, inspector)
    hand.turn(tabs, "附件")
    panel = hand.find(ProjectAttachmentsPage, inspector).panel
    files = _files(tour)
    panel.acts.add(tour.project().uid, Place(report=tour.project().report), files)
    entries = panel.list.entries
    hand.until(lambda: entries.rowCount() == len(files), "附件没有加进来")
    hand.until(lambda: panel.list.picture(entries.entries[0].picture), "没有缩略图")
    told = panel.size_label.text()
    check(told.startswith(f"{len(files)} 个附件"), f"附件的数目不对：{told}。")
    hand.picture("attachments", inspector)
    hand.turn(tabs, "填报")
    return f"把两个文件放进最近一次填报的附件：{told}。"


def _files(tour: Tour) -> list[Path]:
    """Make a picture and a text of what is on screen."""
    folder = tour.file.parent / "汇报"
    folder.mkdir(exist_ok=True)
    picture, text = folder / "1 进度截图.png", folder / "2 汇报提纲.txt"
    save(grabbed(tour.hand.bench.pillar.table), picture)
    text.write_text("\n".join(WORDS.values()), encoding="utf-8")
    return [picture, text]

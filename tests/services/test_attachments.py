"""附件 on the real record: put to a project and what is in it, renamed, moved, taken away; each undone."""

import base64
import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from photos import photo, position

from dongliu_desktop.domain.attachment_commands import (
    AddAttachments,
    AttachmentForm,
    DeleteAttachments,
    EditAttachment,
    NewAttachment,
    Place,
)
from dongliu_desktop.domain.attachments import AttachmentRow
from dongliu_desktop.domain.commands import AddReport, DeleteProject, Revert, SetFrozen
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.problem_commands import AddProblems, DeleteProblem, NewProblem, ProblemForm
from dongliu_desktop.domain.problems import ProblemRow
from dongliu_desktop.domain.sites_commands import DeleteSites
from dongliu_desktop.services.attachment_questions import attachments_of_project, bytes_in_file, content
from dongliu_desktop.services.checking import check
from dongliu_desktop.services.exporting import export_json
from dongliu_desktop.services.problems_questions import problem
from dongliu_desktop.storage import driver

PHOTO = photo()
PAPER = b"%PDF-1.4 of the court"


@pytest.fixture
def project(desk: Any) -> Any:
    return desk.project("仇毕", 2015)


@pytest.fixture
def place(desk: Any, project: Any) -> Place:
    return Place(report=desk.reports(project.uid)[0].uid)


def new(uid: str = "a1", name: str = "现场.jpg", data: bytes = PHOTO) -> NewAttachment:
    return NewAttachment(uid, name, "image/jpeg" if data == PHOTO else "application/pdf", data)


def listed(desk: Any, project: Any) -> tuple[AttachmentRow, ...]:
    return desk.reader.ask(lambda read: attachments_of_project(read, project.uid))


def kept(desk: Any, data: bytes) -> bytes | None:
    return desk.reader.ask(lambda read: content(read, sha256(data).hexdigest()))


def on_list(desk: Any, project: Any) -> ProblemRow:
    desk.do(AddProblems(desk.year(2015).uid, (NewProblem("p1", project.uid, ProblemForm("车棚未拆")),)))
    found = desk.reader.ask(lambda read: problem(read, "p1"))
    assert found is not None
    return found


def test_files_are_kept_once_by_their_content_in_one_step(desk: Any, project: Any, place: Place) -> None:
    items = (new(), new("a2", "../汇报.pdf", PAPER))

    changed = desk.do(AddAttachments(project.uid, place, items))

    assert (changed.label, changed.entities) == ("添加附件 2 个", {"attachment"})
    rows = {row.name: row for row in listed(desk, project)}
    photo_row = rows["现场.jpg"]
    assert set(rows) == {"现场.jpg", "汇报.pdf"}
    assert (photo_row.size, photo_row.sha256) == (len(PHOTO), sha256(PHOTO).hexdigest())
    assert (photo_row.place, photo_row.report_as_of, photo_row.added_by) == (place, project.as_of, "测试")
    assert photo_row.added_at is not None
    assert kept(desk, PHOTO) == PHOTO
    desk.do(AddAttachments(project.uid, Place(), (new("a3"),)))
    assert desk.reader.ask(bytes_in_file) == len(PHOTO) + len(PAPER)


def test_steps_tell_of_attachments_without_their_bytes(desk: Any, project: Any) -> None:
    changed = desk.do(AddAttachments(project.uid, Place(), (new(),)))

    ((entity, field, old, told),) = desk.changes(changed.step)
    assert (entity, field, old) == ("attachment", None, None)
    assert (told["sha256"], told["size"]) == (sha256(PHOTO).hexdigest(), len(PHOTO))
    assert set(told) == {
        "uid", "project_uid", "report_uid", "site_uid", "problem_uid", "name", "sha256", "size", "media_type",
    }  # fmt: skip


def test_every_act_is_undone_and_done_again(desk: Any, project: Any, place: Place) -> None:
    states = [listed(desk, project)]
    acts = (
        lambda: AddAttachments(project.uid, Place(), (new(),)),
        lambda: EditAttachment("a1", listed(desk, project)[0].form, AttachmentForm("车棚", place)),
        lambda: DeleteAttachments((("a1", listed(desk, project)[0].form),)),
    )
    for act in acts:
        desk.do(act())
        states.append(listed(desk, project))
    assert [[row.name for row in rows] for rows in states] == [[], ["现场.jpg"], ["车棚.jpg"], []]

    for before in reversed(states[:-1]):
        desk.office.undo()
        assert listed(desk, project) == before
    for after in states[1:]:
        desk.office.redo()
        assert listed(desk, project) == after
    assert kept(desk, PHOTO) == PHOTO  # a deleted one too: undo needs it
    assert desk.tables()["attachment"] == {}


def test_what_is_there_already_is_not_put_there_twice(desk: Any, project: Any, place: Place) -> None:
    desk.do(AddAttachments(project.uid, place, (new(),)))
    with pytest.raises(Refused, match="都已经在这里了"):
        desk.do(AddAttachments(project.uid, place, (new("a2", "又一张.jpg"), new("a3"))))

    desk.do(AddAttachments(project.uid, place, (new("a4"), new("a5", "汇报.pdf", PAPER))))

    assert sorted(row.name for row in listed(desk, project)) == ["汇报.pdf", "现场.jpg"]


def test_a_place_of_another_project_is_refused(desk: Any, project: Any) -> None:
    other = desk.project("中山路", 2015)
    wrong = Place(report=desk.reports(other.uid)[0].uid)
    with pytest.raises(Conflict):
        desk.do(AddAttachments(project.uid, wrong, (new(),)))
    desk.do(AddAttachments(project.uid, Place(), (new(),)))
    with pytest.raises(Conflict):
        desk.do(EditAttachment("a1", AttachmentForm("现场.jpg", Place()), AttachmentForm("现场.jpg", wrong)))


def test_a_stale_editor_is_told(desk: Any, project: Any) -> None:
    desk.do(AddAttachments(project.uid, Place(), (new(),)))
    seen = listed(desk, project)[0].form
    desk.do(EditAttachment("a1", seen, seen._replace(name="甲.jpg")))
    with pytest.raises(Conflict):
        desk.do(EditAttachment("a1", seen, seen._replace(name="乙.jpg")))
    with pytest.raises(Conflict):
        desk.do(DeleteAttachments((("a1", seen),)))


def test_a_frozen_year_keeps_its_attachments_as_they_are(desk: Any, project: Any) -> None:
    desk.do(AddAttachments(project.uid, Place(), (new(),)))
    seen = listed(desk, project)[0].form
    desk.do(SetFrozen(desk.year(2015).uid, True))
    for command in (
        AddAttachments(project.uid, Place(), (new("a2", "汇报.pdf", PAPER),)),
        EditAttachment("a1", seen, seen._replace(name="甲.jpg")),
        DeleteAttachments((("a1", seen),)),
    ):
        with pytest.raises(Refused, match="2015年已封存"):
            desk.do(command)
    assert kept(desk, PAPER) is None


def test_attachments_of_a_deleted_item_stay_with_the_project(desk: Any, project: Any) -> None:
    item = on_list(desk, project)
    desk.do(AddAttachments(project.uid, Place(problem="p1"), (new(),)))
    assert listed(desk, project)[0].problem_text == "车棚未拆"

    desk.do(DeleteProblem("p1", item.form))
    assert listed(desk, project)[0].place == Place()
    assert check(desk.path).findings == ()  # the step tells of it
    desk.office.undo()
    assert listed(desk, project)[0].place == Place(problem="p1")


def test_attachments_of_deleted_sites_stay_with_the_project(desk: Any, project: Any) -> None:
    site = desk.reader.ask(lambda read: read.sites(project.uid))[0]
    desk.do(AddAttachments(project.uid, Place(site=site.uid), (new(), new("a2", "汇报.pdf", PAPER))))
    assert {row.site_name for row in listed(desk, project)} == {site.name}

    desk.do(DeleteSites(project.uid, (site.uid,)))
    assert [row.place for row in listed(desk, project)] == [Place(), Place()]
    assert check(desk.path).findings == ()
    desk.office.undo()
    assert {row.place for row in listed(desk, project)} == {Place(site=site.uid)}


def test_a_report_with_attachments_is_not_undone_under_them(desk: Any, project: Any) -> None:
    report = AddReport("r1", project.uid, date(2015, 12, 1), progress="车棚已拆", seen=project.report)
    step = desk.do(report).step
    desk.do(AddAttachments(project.uid, Place(report="r1"), (new(),)))
    with pytest.raises(Conflict, match="还有别的内容与它相连"):
        desk.do(Revert(step))
    assert listed(desk, project)[0].place == Place(report="r1")


def test_a_deleted_project_takes_them_along_and_undo_brings_them_back(desk: Any, project: Any) -> None:
    desk.do(AddAttachments(project.uid, Place(), (new(),)))
    before = listed(desk, project)
    desk.do(DeleteProject(project.uid, desk.row(project.uid).version))
    assert listed(desk, project) == ()
    desk.office.undo()
    assert listed(desk, project) == before


def test_the_history_of_a_project_tells_of_deleted_attachments_too(desk: Any, project: Any) -> None:
    desk.do(AddAttachments(project.uid, Place(), (new(),)))
    desk.do(DeleteAttachments((("a1", listed(desk, project)[0].form),)))

    told = desk.reader.ask(lambda read: read.project_history(project.uid, 10))

    assert [step.label for step, *_rest in told[:2]] == ["删除附件 现场.jpg", "添加附件 现场.jpg"]


def test_the_check_knows_them_and_repair_keeps_what_undo_needs(desk: Any, project: Any) -> None:
    desk.do(AddAttachments(project.uid, Place(), (new(), new("a2", "汇报.pdf", PAPER))))
    desk.office.undo()
    assert check(desk.path).findings == ()
    desk.office.redo()
    assert check(desk.path).findings == ()

    connection = driver.connect(desk.path)
    connection.execute("UPDATE attachment_content SET content = 'x' WHERE length(content) = ?", (len(PAPER),))
    connection.commit()
    connection.close()
    assert [one for one in check(desk.path).findings if "校验码不符" in one]


def exported(desk: Any, target: Path, *, personal: bool) -> list[dict[str, Any]]:
    export_json(desk.path, target, personal=personal)
    return json.loads(target.read_text("utf-8"))["tables"]["attachment_content"]


def test_photos_are_exported_without_their_position_unless_asked_for(desk: Any, project: Any, tmp_path: Path) -> None:
    broken = PHOTO[:2000]
    desk.do(AddAttachments(project.uid, Place(), (new(), new("a2", "汇报.pdf", PAPER), new("a3", "断.jpg", broken))))

    fit = {row["sha256"]: row for row in exported(desk, tmp_path / "fit.json", personal=False)}
    whole = {row["sha256"]: row for row in exported(desk, tmp_path / "all.json", personal=True)}

    of_photo, of_paper, of_broken = (sha256(data).hexdigest() for data in (PHOTO, PAPER, broken))
    assert fit[of_photo]["position_removed"] is True
    assert not position(base64.b64decode(fit[of_photo]["content"]))
    assert fit[of_paper] == whole[of_paper] == {"sha256": of_paper, "content": base64.b64encode(PAPER).decode()}
    assert fit[of_broken] == {"sha256": of_broken, "content": None, "withheld": True}
    assert position(base64.b64decode(whole[of_photo]["content"]))

"""Handlers of the register of sites and of the stage tracks."""

import math
from collections.abc import Iterable

from dongliu_desktop.domain.changes import ChangeSet
from dongliu_desktop.domain.errors import Conflict, Refused
from dongliu_desktop.domain.sites import BASES, Mark
from dongliu_desktop.domain.sites_commands import (
    AddSites,
    ArrangeSites,
    ChooseTrack,
    DeleteSites,
    EditTrack,
    NewSite,
    SetSiteCells,
    SiteCell,
    StageForm,
    Value,
)
from dongliu_desktop.domain.texts import clean
from dongliu_desktop.services.projects import refuse_frozen
from dongliu_desktop.storage import compiled_sql as sql
from dongliu_desktop.storage.records import Community, Post, Project, Site, SiteStage, Stage, StageTrack
from dongliu_desktop.storage.records.keys import directory_uid
from dongliu_desktop.storage.unit_of_work import UnitOfWork

TEXTS = frozenset({"name", "unit", "status"})
SIZES = frozenset({"count", "area"})
NAMED: dict[str, tuple[str, type[Community] | type[Post]]] = {
    "community": ("community_uid", Community),
    "officer": ("officer_uid", Post),
}
FIELDS = TEXTS | SIZES | NAMED.keys()
CHANGED_SINCE = "点位“{}”刚刚被别人改过，请看过新内容再填；这次没有保存。"


def add_sites(command: AddSites, work: UnitOfWork) -> ChangeSet:
    """Add sites at the end of a project's register; ones that are there already (a retry) are not added again."""
    project = _open(command.project, work)
    held = work.records(Site, Site.project_uid, [project.uid])
    end = max((site.position for site in held), default=0)
    known = {site.uid for site in held}
    new = [site for site in command.sites if site.uid not in known]
    for number, site in enumerate(new, start=1):
        work.add(_made(site, project.uid, end + number, work))
    named = clean(new[0].name) if len(new) == 1 else f"{len(new)} 处"
    return work.finish(f"新增点位 {named}（{project.name}）", projects=[project.uid])


def set_site_cells(command: SetSiteCells, work: UnitOfWork) -> ChangeSet:
    """Change cells of a register, all of them or none.

    Raises:
        Conflict: a cell no longer holds what its editor saw, or its site is gone.
    """
    project = _open(command.project, work)
    wanted = {cell.site for cell in command.cells}
    sites = {site.uid: site for site in work.records(Site, Site.uid, wanted) if site.project_uid == project.uid}
    if len(sites) < len(wanted):
        raise Conflict("有点位已经被删除，请先刷新；这次没有保存。")
    keys = {_link(cell) for cell in command.cells if cell.column not in FIELDS}
    stages = {stage.uid: stage for stage in work.records(SiteStage, SiteStage.uid, keys)}
    work.note_parents(wanted | keys)
    for cell in command.cells:
        if cell.column in FIELDS:
            _set_field(sites[cell.site], cell, work)
        else:
            _set_stage(sites[cell.site], stages.get(_link(cell)), cell, work)
    label = command.label or _label(command.cells, sites)
    return work.finish(f"{label}（{project.name}）", projects=[project.uid])


def delete_sites(command: DeleteSites, work: UnitOfWork) -> ChangeSet:
    """Take sites out, with their stages and personal data; undo brings everything back."""
    project = _open(command.project, work)
    sites = work.records(Site, Site.uid, command.sites)
    work.note_parents(command.sites)
    for site in sites:
        work.delete(site)
    named = sites[0].name if len(sites) == 1 else f"{len(sites)} 处"
    return work.finish(f"删除点位 {named}（{project.name}）", projects=[project.uid])


def arrange_sites(command: ArrangeSites, work: UnitOfWork) -> ChangeSet:
    """Put sites into an order; those that are not named keep theirs, behind the others."""
    project = _open(command.project, work)
    sites = {site.uid: site for site in work.records(Site, Site.project_uid, [project.uid])}
    rest = sorted(
        (site for site in sites.values() if site.uid not in set(command.order)), key=lambda site: site.position
    )
    order = [*(sites[uid] for uid in command.order if uid in sites), *rest]
    places = sorted(site.position for site in order)
    moved = [(site, place) for site, place in zip(order, places, strict=True) if site.position != place]
    work.note_parents(site.uid for site, _place in moved)
    for site, place in moved:
        site.position = place
    return work.finish(f"调整点位次序（{project.name}）", projects=[project.uid])


def choose_track(command: ChooseTrack, work: UnitOfWork) -> ChangeSet:
    """Say which stages a project's sites pass through, and what they count by."""
    project = _open(command.project, work)
    if command.basis not in BASES:
        raise Refused("请选择按数量还是按面积计算。")
    if command.track is not None:
        work.get(StageTrack, command.track)
    work.note_parents([project.uid])
    project.stage_track_uid = command.track
    project.site_basis = command.basis
    return work.finish(f"设置点位阶段（{project.name}）", projects=[project.uid])


def edit_track(command: EditTrack, work: UnitOfWork) -> ChangeSet:
    """Change a stage track, or add one.

    Raises:
        Refused: a name is missing or doubled, a weight is no weight, a stage that sites have reached would go, or a
            frozen year has projects with this track.
    """
    name, stages = clean(command.name), tuple(stage._replace(name=clean(stage.name)) for stage in command.stages)
    _check_track(name, stages, command.uid, work)
    track = next(iter(work.records(StageTrack, StageTrack.uid, [command.uid])), None)
    held = {stage.uid: stage for stage in work.records(Stage, Stage.track_uid, [command.uid])}
    work.note_parents([command.uid, *held])
    if track is None:
        work.add(StageTrack(uid=command.uid, name=name))
    else:
        track.name = name
    _set_stages(command.uid, stages, held, work)
    projects = [row[0] for row in work.read.fetch(sql.TRACK_PROJECTS, track=command.uid)]
    return work.finish(f"修改阶段表 {name}", projects=projects)


def _set_stages(track: str, stages: Iterable[StageForm], held: dict[str, Stage], work: UnitOfWork) -> None:
    wanted = {stage.uid: (position, stage) for position, stage in enumerate(stages)}
    for uid, record in held.items():
        if uid not in wanted:
            if work.records(SiteStage, SiteStage.stage_uid, [uid]):
                raise Refused(f"已有点位登记了“{record.name}”，不能删去这个阶段；可以改名或把权重改为 0。")
            work.delete(record)
    for uid, (position, stage) in wanted.items():
        values = {"position": position, "name": stage.name, "weight": stage.weight, "beside": stage.beside}
        if uid in held:
            for field, value in values.items():
                setattr(held[uid], field, value)
        else:
            work.add(Stage(uid=uid, track_uid=track, **values))


def _check_track(name: str, stages: tuple[StageForm, ...], uid: str, work: UnitOfWork) -> None:
    if not name or not all(stage.name for stage in stages):
        raise Refused("请填写阶段表和每个阶段的名称。")
    if not any(not stage.beside for stage in stages):
        raise Refused("阶段表至少要有一个计入进度的阶段。")
    names = [stage.name for stage in stages]
    if len(set(names)) < len(names):
        raise Refused("阶段的名称不能重复。")
    if any(not 0 <= stage.weight < math.inf for stage in stages):
        raise Refused("权重应是不小于 0 的数。")
    if any(track.uid != uid for track in work.records(StageTrack, StageTrack.name, [name])):
        raise Refused(f"已经有名为“{name}”的阶段表，请换一个名称。")
    frozen = next(iter(work.read.fetch(sql.FROZEN_WITH_SITES, track=uid)), None)
    if frozen is not None:
        raise Refused(f"{frozen[0]}年已封存，它的项目也用这个阶段表，不能修改；请另建一个阶段表。")


def _open(uid: str, work: UnitOfWork) -> Project:
    """Give a project whose year is open."""
    project = work.get(Project, uid)
    refuse_frozen(project.workstream_uid, work)
    return project


def _made(site: NewSite, project: str, position: int, work: UnitOfWork) -> Site:
    _check_size(site.counted)
    _check_size(site.area)
    if not clean(site.name):
        raise Refused("请填写点位名称。")
    return Site(
        uid=site.uid,
        project_uid=project,
        position=position,
        name=clean(site.name),
        unit=clean(site.unit),
        count=site.counted,
        area=site.area,
        community_uid=work.directory(Community, clean(site.community)),
        officer_uid=work.directory(Post, clean(site.officer)),
        status=clean(site.status),
    )


def _check_size(value: Value) -> None:
    if isinstance(value, float) and not 0 <= value < math.inf:
        raise Refused("数量和面积应是不小于 0 的数；还不知道的请留空。")


def _set_field(site: Site, cell: SiteCell, work: UnitOfWork) -> None:
    if cell.column in NAMED:
        field, kind = NAMED[cell.column]
        held = getattr(site, field)
        _expect(site, work.get(kind, held).name if held else "", cell)
        setattr(site, field, work.directory(kind, clean(str(cell.value or ""))))
        return
    _expect(site, getattr(site, cell.column), cell)
    if cell.column in SIZES:
        _check_size(cell.value)
        setattr(site, cell.column, cell.value)
        return
    text = clean(str(cell.value or ""))
    if cell.column == "name" and not text:
        raise Refused("点位名称不能空着。")
    setattr(site, cell.column, text)


def _set_stage(site: Site, held: SiteStage | None, cell: SiteCell, work: UnitOfWork) -> None:
    _expect(site, None if held is None else Mark(held.state, held.reached_on), cell)
    mark = cell.value if isinstance(cell.value, Mark) else None
    if mark is not None and mark.day is not None and mark.day > work.today:
        raise Refused(f"{mark.day.isoformat()} 还没有到；阶段只填已经发生的日期。")
    if mark is None:
        if held is not None:
            work.delete(held)
    elif held is None:
        work.add(
            SiteStage(uid=_link(cell), site_uid=site.uid, stage_uid=cell.column, reached_on=mark.day, state=mark.state)
        )
    else:
        held.state, held.reached_on = mark.state, mark.day


def _expect(site: Site, now: Value, cell: SiteCell) -> None:
    if now != cell.seen:
        raise Conflict(CHANGED_SINCE.format(site.name))


def _link(cell: SiteCell) -> str:
    """Give the uid of a site's state in a stage: the same on every PC."""
    return directory_uid("link", f"{cell.site}/{cell.column}")


def _label(cells: tuple[SiteCell, ...], sites: dict[str, Site]) -> str:
    if len(cells) == 1:
        return f"修改点位 {sites[cells[0].site].name}"
    return f"修改点位 {len(cells)} 格"

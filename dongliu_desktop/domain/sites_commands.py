"""What may be done to the register of sites and to the stage tracks."""

from typing import NamedTuple

from dongliu_desktop.domain.sites import Mark

Value = str | float | Mark | None


class NewSite(NamedTuple):
    """A site to be added. `uid` is made by the editor, so that a retry does not enter it twice."""

    uid: str
    name: str
    unit: str = ""
    counted: float | None = 1.0
    area: float | None = None
    community: str = ""
    officer: str = ""
    status: str = ""


class AddSites(NamedTuple):
    """Add sites at the end of a project's register."""

    project: str
    sites: tuple[NewSite, ...]


class SiteCell(NamedTuple):
    """One cell of the register: a field's name, or the uid of a stage; what the editor saw there, and what it shall be.

    Communities and officers are given by name.
    """

    site: str
    column: str
    seen: Value
    value: Value


class SetSiteCells(NamedTuple):
    """Change cells of one project's register: one that was typed, a column filled down, or a pasted block."""

    project: str
    cells: tuple[SiteCell, ...]
    label: str = ""


class DeleteSites(NamedTuple):
    """Take sites out of the register, with their stages and personal data. Undo brings them back."""

    project: str
    sites: tuple[str, ...]


class ArrangeSites(NamedTuple):
    """Put the sites of a project into this order; those that are not named stay behind them."""

    project: str
    order: tuple[str, ...]


class ChooseTrack(NamedTuple):
    """Say which stage track a project's sites pass through (None: that of its kind), and what the rates count by."""

    project: str
    track: str | None
    basis: str


class StageForm(NamedTuple):
    """A stage as it is edited; `weight` is at least 0."""

    uid: str
    name: str
    weight: float = 1.0
    beside: bool = False


class EditTrack(NamedTuple):
    """Change a stage track or add one: its name, and its stages in order. A stage that sites have reached stays."""

    uid: str
    name: str
    stages: tuple[StageForm, ...]


class HouseholdForm(NamedTuple):
    """Personal data of a site's household as typed; compensation in 元."""

    holder: str = ""
    phone: str = ""
    id_number: str = ""
    bank_account: str = ""
    compensation: float | None = None


class SetHousehold(NamedTuple):
    """Keep the personal data of a site's household; `seen` is what the editor saw, None where there was nothing."""

    site: str
    seen: HouseholdForm | None
    form: HouseholdForm


class Disclose(NamedTuple):
    """Note that the personal data of sites were looked at unmasked, by whom, when and why; never the data.

    There is no undo: nothing was changed, and what was seen cannot be taken back.
    """

    sites: tuple[str, ...]
    reason: str


SitesCommand = AddSites | SetSiteCells | DeleteSites | ArrangeSites | ChooseTrack | EditTrack | SetHousehold | Disclose

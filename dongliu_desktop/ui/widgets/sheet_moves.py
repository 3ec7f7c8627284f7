"""Where the keyboard goes in a sheet."""

from dongliu_desktop.ui.widgets.sheet_model import SheetModel

Place = tuple[int, int]  # row, column


def jump(model: SheetModel, here: Place, way: Place) -> Place:
    """Give where Ctrl+arrow goes: to the end of the filled cells, or over empty ones to the next filled one."""

    def inside(place: Place) -> bool:
        return 0 <= place[0] < model.rowCount() and 0 <= place[1] < model.columnCount()

    def filled(place: Place) -> bool:
        return inside(place) and bool(model.text(*place))

    def on(place: Place) -> Place:
        return place[0] + way[0], place[1] + way[1]

    along = filled(here) and filled(on(here))
    at = on(here)
    if not inside(at):
        return here
    while inside(on(at)) and (filled(on(at)) if along else not filled(at)):
        at = on(at)
    return at

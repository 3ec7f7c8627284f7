"""Each item model is given to Qt's model tester: a model that breaks Qt's rules crashes the view some day."""

import ast

import pytest

TESTED_IN = {
    "ComparisonTable": "tests/ui/pages/test_comparison.py",
    "MonthTable": "tests/ui/models/test_month_table.py",
    "PageModel": "tests/ui/dialogs/test_preview.py",
    "PictureModel": "tests/ui/widgets/test_picture_list.py",
    "ProjectTable": "tests/ui/models/test_project_table.py",
    "ReadingTable": "tests/ui/pages/test_indicators.py",
    "SiteTable": "tests/ui/models/test_site_table.py",
    "TimelineModel": "tests/ui/widgets/test_facts.py",
}
BASES = {"QAbstractItemModel", "QAbstractTableModel", "QAbstractListModel", "QStandardItemModel", "QAbstractProxyModel"}
BASES |= {"SheetModel"}  # our own abstract ones; their subclasses are tested
TESTERS = ("QAbstractItemModelTester(", "qtmodeltester.check(")


def models_in(source: str) -> set[str]:
    classes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef)]
    found = {node.name for node in classes if BASES & {base.id for base in node.bases if isinstance(base, ast.Name)}}
    return found - BASES


def test_every_model_is_listed(python_sources: dict[str, str]) -> None:
    program = [text for path, text in python_sources.items() if path.startswith("dongliu_desktop/")]
    assert set.union(*map(models_in, program)) == set(TESTED_IN)


@pytest.mark.parametrize("test", sorted(set(TESTED_IN.values())))
def test_it_is_given_to_the_tester_there(python_sources: dict[str, str], test: str) -> None:
    assert any(tester in python_sources[test] for tester in TESTERS)

"""Files and functions stay small enough to be read at one go."""

import ast
import statistics

MOST_LINES_OF_A_FILE = 500
MEDIAN_LINES_OF_A_FILE = 120
MOST_LINES_OF_A_FUNCTION = 60


def test_no_file_is_long(python_sources: dict[str, str]) -> None:
    long = {path: text.count("\n") for path, text in python_sources.items() if text.count("\n") > MOST_LINES_OF_A_FILE}
    assert not _kept_by_hand(long)


def test_most_files_are_short(python_sources: dict[str, str]) -> None:
    lengths = [text.count("\n") for path, text in python_sources.items() if path.startswith("dongliu_desktop/")]
    assert statistics.median(lengths) <= MEDIAN_LINES_OF_A_FILE


def test_no_function_is_long(python_sources: dict[str, str]) -> None:
    long = {
        f"{path}:{node.lineno} {node.name}": length
        for path, text in python_sources.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := node.end_lineno - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    }
    assert not _kept_by_hand(long)


def _kept_by_hand(found: dict[str, int]) -> dict[str, int]:
    """Leave out schema revisions, written once and never touched again, and the SQL that is made from statements."""
    others = ("/migrations/versions/", "/storage/compiled_sql.py")
    return {place: length for place, length in found.items() if not any(part in place for part in others)}

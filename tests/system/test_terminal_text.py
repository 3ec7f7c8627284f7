import io

import pytest

from dongliu_desktop.system.terminal_text import Waiting, padded, shortened, width


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("东柳", 4), ("“一路”", 6), ("ＡＢ", 4), ("é", 1), ("e\u0301", 1)]
)
def test_an_ideograph_is_two_columns_wide(text: str, columns: int) -> None:
    assert width(text) == columns


def test_padding_counts_columns_and_never_cuts() -> None:
    assert padded("东柳", 6) == "东柳  "
    assert padded("东柳", 6, right=True) == "  东柳"
    assert padded("东柳", 3) == "东柳"


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("东柳街道", 8, "东柳街道"),
        ("东柳街道", 7, "东柳街…"),
        ("东柳街道", 6, "东柳…"),
        ("一\n二 ", 9, "一 二"),
        ("abc", 2, "a…"),
    ],
)
def test_what_does_not_fit_ends_with_an_ellipsis(text: str, columns: int, shown: str) -> None:
    assert shortened(text, columns) == shown
    assert width(shown) <= columns


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_shows_on_a_terminal_and_is_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with Waiting() as waiting:
        assert waiting("导出", 0, 0)
        assert waiting("导出", 1, 4)

    shown = terminal.getvalue().split("\r")
    assert "正在处理：导出 …" in shown
    assert "正在处理：导出 25%" in shown
    assert shown[-2:] == [" " * 60, ""]


@pytest.mark.parametrize("stream", [io.StringIO(), None])
def test_progress_is_silent_where_nobody_watches(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None) -> None:
    monkeypatch.setattr("sys.stderr", stream)
    with Waiting() as waiting:
        waiting("导出", 1, 4)

    assert stream is None or not stream.getvalue()

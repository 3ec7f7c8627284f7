import json
from pathlib import Path

import pytest

from dongliu_desktop.system.settings import Settings, load_settings, save_settings

FULL = Settings(
    window="01d9d0cb",
    last_year=2016,
    last_tab="靓度·破",
    column_widths={"projects": {"name": 260, "percent": 90}},
    theme="dark",
    language="en",
    who="党政办",
    last_file="东柳.dongliu",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_what_was_saved_is_loaded(path: Path) -> None:
    save_settings(path, FULL)
    assert load_settings(path) == (FULL, "")


def test_the_first_start_has_defaults_and_no_trouble(path: Path) -> None:
    assert load_settings(path) == (Settings(), "")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe\x00", b"[]", b"null", b"{}", b'{"version": "1"}', b'{"version": true}', b"[" * 100_000],
    ids=["empty", "cut", "not-utf8", "a-list", "null", "no-version", "text-version", "bool-version", "deep"],
)
def test_a_damaged_file_is_kept_aside_and_told(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    settings, trouble = load_settings(path)
    assert settings == Settings()
    assert "已损坏" in trouble
    assert "settings.json.damaged" in trouble
    assert path.with_name("settings.json.damaged").read_bytes() == content
    assert load_settings(path) == (Settings(), "")


def test_a_newer_file_is_kept_for_the_newer_program(path: Path) -> None:
    path.write_text('{"version": 2, "theme": "dark"}')
    settings, trouble = load_settings(path)
    assert settings == Settings()
    assert "更新的版本" in trouble
    assert path.with_name("settings.json.newer").exists()


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("window", "zz", ""),
        ("window", {"geometry": "01"}, ""),
        ("last_year", "2016", None),
        ("last_year", True, None),
        ("last_tab", 3, ""),
        ("theme", "pink", "system"),
        ("theme", ["dark"], "system"),
        ("language", "fr", "zh_CN"),
        ("column_widths", {"a": 1, "b": {"x": -1, "y": 20, "z": None}}, {"b": {"y": 20}}),
        ("who", None, ""),
    ],
)
def test_one_bad_key_loses_only_itself(path: Path, key: str, value: object, expected: object) -> None:
    save_settings(path, FULL)
    table = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(table | {key: value, "unknown": 1}), encoding="utf-8")
    settings, trouble = load_settings(path)
    assert trouble == ""
    assert settings == FULL._replace(**{key: expected})


def test_a_file_that_cannot_be_read_is_told(path: Path) -> None:
    path.mkdir()
    settings, trouble = load_settings(path)
    assert settings == Settings()
    assert trouble.startswith("读不到界面设置")

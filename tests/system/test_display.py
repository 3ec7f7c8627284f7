import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from dongliu_desktop.system.display import has_display, prepare_input_method

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="asks X11 and Wayland")


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


@linux_only
@pytest.mark.usefixtures("no_display")
class TestHasDisplay:
    def test_none_at_all(self) -> None:
        assert not has_display()

    def test_a_stale_x11_name_is_no_display(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DISPLAY", ":4711")
        assert not has_display()

    def test_a_wayland_compositor_that_answers(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
        with socket.socket(socket.AF_UNIX) as compositor:
            compositor.bind(str(tmp_path / "wayland-7"))
            compositor.listen()
            assert has_display()

    def test_the_socket_of_a_dead_compositor_is_no_display(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
        with socket.socket(socket.AF_UNIX) as compositor:
            compositor.bind(str(tmp_path / "wayland-7"))
        assert not has_display()

    @pytest.mark.xvfb
    def test_an_x_server_that_answers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", "-screen", "0", "64x64x24"]
        with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
            os.close(writing)
            with os.fdopen(reading) as told:
                monkeypatch.setenv("DISPLAY", f":{told.readline().strip()}")
            assert has_display()
            server.terminate()


@linux_only
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"QT_IM_MODULE": "fcitx"}, {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"}),
        ({"QT_IM_MODULE": "fcitx5"}, {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"}),
        (
            {"XMODIFIERS": "@im=fcitx"},
            {"XMODIFIERS": "@im=fcitx", "QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"},
        ),
        ({"QT_IM_MODULE": "ibus"}, {"QT_IM_MODULE": "ibus"}),
        ({}, {}),
        (
            {"QT_IM_MODULE": "fcitx", "WAYLAND_DISPLAY": "wayland-0"},
            {"QT_IM_MODULE": "fcitx", "WAYLAND_DISPLAY": "wayland-0"},
        ),
    ],
)
def test_fcitx_is_reached_through_its_portal(before: dict[str, str], after: dict[str, str]) -> None:
    env = dict(before)
    prepare_input_method(env)
    assert env == after

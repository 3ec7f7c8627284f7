"""Where a folder lies: what mounts and well-known names tell."""

from pathlib import Path

import pytest

from dongliu_desktop.system import places
from dongliu_desktop.system.places import Place, mounted_type, place_of

MOUNTS = """\
22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
30 22 0:26 / /mnt/share rw - cifs //server/办公室 rw
31 22 0:27 / /mnt/my\\040share rw shared:9 - nfs4 server:/x rw
32 30 0:28 / /mnt/share/local rw - ext4 /dev/sdb1 rw
33 22 0:29 / /run/user/1000/gvfs rw master:1 - fuse.gvfsd-fuse gvfsd-fuse rw
half a line
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/a", ""),
        ("/mnt/share", "cifs"),
        ("/mnt/share/年/月", "cifs"),
        ("/mnt/share2", ""),
        ("/mnt/my share/x", "nfs4"),
        ("/mnt/share/local/x", "ext4"),
        ("/run/user/1000/gvfs/smb-share:server=s", "fuse.gvfsd-fuse"),
    ],
)
def test_the_mount_point_decides(folder: str, kind: str) -> None:
    assert mounted_type(Path(folder), MOUNTS) == kind


def test_a_share_and_a_stick_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS, "utf-8")
    monkeypatch.setattr(places, "MOUNTS", mounts)
    place_of.cache_clear()
    assert place_of(Path("/mnt/share/x")) is Place.NETWORK
    assert place_of(Path("/mnt/share/local")) is Place.LOCAL
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "none")
    place_of.cache_clear()
    assert place_of(Path("/mnt/share/x")) is Place.LOCAL
    place_of.cache_clear()


@pytest.mark.parametrize(
    "name", ["OneDrive", "OneDrive - 东柳街道办事处", "坚果云", "我的坚果云", "Nutstore", "Dropbox", "iCloud Drive"]
)
def test_a_synchronised_folder_is_known_by_its_name(name: str) -> None:
    assert place_of(Path("/srv/a") / name / "工作") is Place.SYNC


@pytest.mark.parametrize("name", ["onedrive说明", "工作", "坚果云备份说明"])
def test_a_name_that_only_sounds_like_one_is_not(name: str) -> None:
    assert place_of(Path("/srv/a") / name) is Place.LOCAL

"""Nothing in the repository depends on, or tells of, the machine it was written on."""

import re

# In pieces, or this file would hold what it forbids.
REGISTRY_HOSTS = ["pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com"]
HOME_PATH = re.compile(r"(?<![\w.~}/])/(?:ro" + r"ot|ho" + r"me|wo" + r"rk|Us" + r"ers)/\w")
LINK = re.compile(r"\bhttps?://([^/\s\"'<>)\]，。、；）]+)", re.ASCII)

# Hosts that texts may name: standards (XML namespaces and schemas), licences, the libraries' own documentation.
ALLOWED_HOSTS = {
    "www.freedesktop.org",  # the name space of MIME descriptions
    "www.w3.org",
    "www.gnu.org",
    "schemas.openxmlformats.org",
    "json-schema.org",
    "doc.qt.io",
    "docs.python.org",
    "www.sqlite.org",
    "specifications.freedesktop.org",
}


def test_no_registry_host_is_named(texts: dict[str, str]) -> None:
    assert not [(path, host) for path, text in texts.items() for host in REGISTRY_HOSTS if host in text.lower()]


def test_no_path_of_somebodys_machine_is_named(texts: dict[str, str]) -> None:
    assert not [(path, found.group()) for path, text in texts.items() for found in HOME_PATH.finditer(text)]


def test_links_go_to_well_known_places_only(texts: dict[str, str]) -> None:
    links = {(path, host) for path, text in texts.items() for host in LINK.findall(text)}
    assert not {(path, host) for path, host in links if host not in ALLOWED_HOSTS}


def test_lock_files_name_no_host(texts: dict[str, str]) -> None:
    locks = {path: text for path, text in texts.items() if path.endswith(".lock")}
    assert set(locks) == {"requirements.lock", "requirements.run.lock", "packaging/old_glibc.lock"}
    assert not [path for path, text in locks.items() if "://" in text]


def test_what_is_installed_is_what_was_tested(texts: dict[str, str]) -> None:
    """The runtime lock is a part of the lock that the tests run with: same versions, same hashes."""
    assert _pins(texts["requirements.run.lock"]).items() <= _pins(texts["requirements.lock"]).items()


def _pins(lock: str) -> dict[str, set[str]]:
    blocks = re.split(r"^(?=\w)", lock, flags=re.MULTILINE)
    entries = [re.sub(r"\s*#.*|\\\n", "", block).split("--hash=") for block in blocks if re.match(r"\w", block)]
    return {pin.strip(): {found.strip() for found in hashes} for pin, *hashes in entries}

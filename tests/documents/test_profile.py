"""Profiles: what an office changed is kept, what makes no sense is left at the design."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongliu_desktop.documents.layout.flow import Margins
from dongliu_desktop.documents.profile import PAPERS, TYPE_SIZES, WHITE, Profile, from_json, to_json

DESIGNED = Profile(landscape=True, columns=("name", "progress"))
WORDS = st.text(max_size=20)
PROFILES = st.builds(
    Profile,
    paper=st.sampled_from(sorted(PAPERS)),
    landscape=st.booleans(),
    margins=st.builds(Margins, *[st.floats(*WHITE) for _ in range(4)]),
    type_size=st.floats(*TYPE_SIZES),
    columns=st.lists(WORDS, max_size=5).map(tuple),
    title=WORDS,
    unit=WORDS,
    signatories=st.lists(WORDS, max_size=5).map(tuple),
    notes=WORDS,
    page_numbers=st.booleans(),
)


@given(PROFILES)
def test_what_was_stored_comes_back(profile: Profile) -> None:
    stored = json.loads(json.dumps(to_json(profile, DESIGNED)))
    assert from_json(stored, DESIGNED) == (profile, [])


def test_only_what_differs_is_stored() -> None:
    assert to_json(DESIGNED._replace(title="清单"), DESIGNED) == {"title": "清单"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("paper", "信纸"),
        ("margins", [1, 15, 15, 15]),
        ("margins", [15, 15]),
        ("type_size", 9),
        ("type_size", True),
        ("signatories", "局长"),
        ("columns", [1]),
        ("landscape", "yes"),
        ("colour", "red"),
    ],
)
def test_an_entry_that_makes_no_sense_is_told_and_left_at_the_design(name: str, value: Any) -> None:
    assert from_json({name: value, "title": "清单"}, DESIGNED) == (DESIGNED._replace(title="清单"), [name])


def test_columns_that_the_sheet_no_longer_has_leave_the_others() -> None:
    assert Profile(columns=("light", "gone", "name")).chosen(["name", "light"]) == ["light", "name"]
    assert Profile(columns=("gone",)).chosen(["name", "light"]) == ["name", "light"]

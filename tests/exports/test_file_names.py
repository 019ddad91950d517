"""Names of files: in the user's language, and such that every system takes them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.exhibits import exhibits_of
from dashboard.exports.file_names import file_name, safe
from tests.exports.conftest import Selected

FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def test_a_name_says_unit_indicator_period_and_kind(selected: Selected) -> None:
    exhibit = exhibits_of("map", selected(), parts=["maps"])[0]
    assert file_name(exhibit, "png") == "云岭县_出生人口性别比_2026H1_地图.png"
    english = exhibits_of("map", selected(lang="en"), parts=["maps"])[0]
    selected(lang="en")
    assert file_name(english, "png") == "Yunling County_Sex ratio at birth_2026H1_map.png"


def test_a_map_that_ends_at_the_county_is_named_after_the_county(selected: Selected) -> None:
    """Its villages never have a sex ratio, so the township is shown among its neighbours."""
    inside = selected(unit="990121108", level="village", beside="birth_rate")
    ratio, rate, *_tables = exhibits_of("map", inside, parts=["maps"])
    assert file_name(ratio, "csv") == "云岭县_出生人口性别比_2026H1_地图.csv"
    assert file_name(rate, "csv") == "明溪镇_出生率_2026H1_地图.csv"
    assert len(ratio.table) == 18


def test_another_population_is_named(selected: Selected) -> None:
    selection = selected(territory="district", scope="migrants")
    exhibit = exhibits_of("area", selection, parts=["trend"])[0]
    assert file_name(exhibit, "csv") == "江湾区_流动人口_出生人口性别比_2026H1_趋势图.csv"


@given(st.text(max_size=200))
def test_every_system_takes_a_name(text: str) -> None:
    name = safe(text)
    assert name
    assert not FORBIDDEN.search(name)
    assert name == name.rstrip(" .")
    assert len(f"{name}_12.xlsx".encode()) <= 255 or any(ord(sign) > 0xFFFF for sign in name)


def test_names_that_windows_keeps_to_itself_are_changed() -> None:
    assert [safe(name) for name in ("CON", "nul.txt", "COM1", "..")] == [
        "_CON", "_nul.txt", "_COM1", "_",
    ]  # fmt: skip

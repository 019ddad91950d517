"""Nobody can compute a withheld count of a village from anything that is sent.

What the attacker knows: every figure of county and townships, by month, sex, parity and
population; every village figure that is shown; whatever map files, command line, pages and
the exhibits of snapshots and pack tell, in words, tables, classes and charts; and the rule.

How it is shown that this is not enough, whatever the attacker's arithmetic: for each small
count that is hidden beside a different one there is another territory, with another value of
that count, of which *exactly the same* is sent. In it the hidden villages of a township have
exchanged their records of a half-year. Where all hidden counts are alike an exchange changes
nothing; ``tests/domain/test_disclosure_attack.py`` solves for those.

Not among it: the number of the edition, a hash of its tables. It tells who guesses all of
them, to the last month of the last village, that the guess is right.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from dashboard.domain import disclosure
from dashboard.domain.periods import Calendar, Period
from dashboard.domain.suppression import Flags, Groups, Pair, Values, is_small
from dashboard.storage.store import Edition
from tests.conftest import REPOSITORY
from tests.exports.sent import sent
from tests.exports.worlds import Family, World, hidden_groups, other_worlds
from tests.reports.territory import write_text

CALENDAR = Calendar(10)
MONTHS = [CALENDAR.label(Period(start, 1)) for start in range(2024 * 12 + 9, 2026 * 12 + 3)]
SEXES = tuple(f"{sex}_parity_{parity}" for parity in (1, 2, 3) for sex in ("boys", "girls"))
BIRTHS: Family = (*SEXES, "compliant_births", "maternal_managed")
Families = Mapping[Family, Mapping[str, Sequence[str]]]
"""Columns that are withheld together → counts of them, as ``worlds.hidden_groups`` reads it."""
FAMILIES: Families = {
    BIRTHS: {
        "births": SEXES,
        "maternal_managed": ("maternal_managed",),
        "rest": (*SEXES, "-maternal_managed"),
    },
    ("deaths",): {"deaths": ("deaths",)},
}
PERIODS = [CALENDAR.parse(label) for label in ("2026H1", "2025")]

SETTINGS = """id = "realm"
name_zh = "某县"
start_month = 10
population = "mean"
headline = ["births", "birth_rate", "sex_ratio_at_birth"]
[[boundaries]]
file = "townships.shp"
level = "township"
[[boundaries]]
file = "villages.shp"
level = "village"
"""


def realm(home: Path, sizes: Sequence[int], seed: int) -> World:
    """Write a county of townships with so many villages, most of them small."""
    folder = home / "data" / "realm"
    write_text(folder / "territory.toml", SETTINGS)
    towns = [f"990401{town + 1:03}" for town in range(len(sizes))]
    villages = [
        f"{town}{number + 1:03}"
        for town, size in zip(towns, sizes, strict=True)
        for number in range(size)
    ]
    listed = "".join(f"{code},单位{code}\n" for code in ("990401", *towns, *villages))
    write_text(folder / "units.csv", f"unit_code,name\n{listed}")
    for name, codes in (("townships", towns), ("villages", villages)):
        path = home / "shapefiles" / "realm" / f"{name}.shp"
        path.parent.mkdir(parents=True, exist_ok=True)
        squares = [box(place, 30, place + 1, 31) for place in range(len(codes))]
        gpd.GeoDataFrame({"code": codes}, geometry=squares, crs=4326).to_file(path)
    return World(folder, home, monthly(villages, np.random.default_rng(seed)), "villages.csv")


def monthly(villages: Sequence[str], generator: np.random.Generator) -> pd.DataFrame:
    """Return every month of every village: none, few or many births of each kind."""
    cells = pd.MultiIndex.from_product([villages, MONTHS], names=["unit_code", "period"])
    level = generator.choice([0.0, 0.03, 0.08, 0.5], size=len(villages)).repeat(len(MONTHS))
    born = {name: generator.poisson(level) for name in SEXES}
    births = np.sum(list(born.values()), axis=0)
    return pd.DataFrame(
        {
            **born,
            "compliant_births": generator.binomial(births, 0.9),
            "maternal_managed": generator.binomial(births, 0.8),
            "deaths": generator.poisson(level + 0.3),
            "population": generator.integers(300, 900, len(cells)),
        },
        index=cells,
    ).reset_index()


def other_counties(world: World, families: Families) -> tuple[Edition, list[World]]:
    """Return the edition of a world, and worlds that together have other secrets."""
    edition = world.imported()
    others, left = other_worlds(world, hidden_groups(edition, world, families))
    assert left == set(), "no exchange changes these"
    return edition, others


def indistinguishable(world: World, families: Families) -> int:
    """Show that the same is kept of counties with other secrets; return how many there are.

    An edition keeps all that map, pages, files and command line are made of.
    """
    _, others = other_counties(world, families)
    before, *after = world.beside(others)
    for other in after:
        for name, table in before.items():
            assert other[name] == table
    return len(others)


@settings(max_examples=2, deadline=None)
@given(st.lists(st.integers(2, 5), min_size=6, max_size=6), st.integers(0, 2**32))
def test_counties_with_other_secrets_are_kept_alike(sizes: list[int], seed: int) -> None:
    with TemporaryDirectory() as home:
        indistinguishable(realm(Path(home), sizes, seed), FAMILIES)


def test_the_demonstration_could_be_another_county(tmp_path: Path) -> None:
    given, folder, file = REPOSITORY / "data" / "county", tmp_path / "data" / "county", "vital.csv"
    text = (given / "territory.toml").read_text(encoding="utf-8")
    write_text(folder / "territory.toml", text.split("[[boundaries]]")[0])
    copy(given / "units.csv", folder)
    table = pd.read_csv(given / "facts" / "vital_2026.csv", dtype={"单位代码": str})
    table = table.rename(columns={"单位代码": "unit_code", "统计期": "period"})
    births = tuple(name for name in table if "出生" in name)
    counted = {births: {"births": ("出生人数",)}, ("死亡人数",): {"deaths": ("死亡人数",)}}
    assert indistinguishable(World(folder, tmp_path, table, file), counted) > 0


def test_everything_that_is_sent_is_sent_of_another_county_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = realm(tmp_path, (4, 5), seed=1)
    edition, others = other_counties(world, FAMILIES)
    asked = {"level": "village", "units": ["990401001", "990401001001"], "periods": PERIODS}
    before = sent(tmp_path, "realm", **asked)
    assert others[0].imported() != edition
    after = sent(tmp_path, "realm", **asked)
    assert len(before) > 100
    assert after.keys() == before.keys()
    assert [name for name in before if before[name] != after[name]] == []
    # a rule that hides small counts alone, without companions, lets the counties be told apart
    monkeypatch.setattr(disclosure, "suppress", only_small)
    here, there = world.beside(others[:1])
    assert here != there


def only_small(values: Values, *, groups: Groups, pairs: Sequence[Pair]) -> Flags:
    """Return where a count itself is small, as a naive rule hides it."""
    assert len(groups) == len(values)
    assert pairs is not None
    return is_small(values)

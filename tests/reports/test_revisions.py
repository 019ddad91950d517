"""Revisions: exactly the published figures that two editions print otherwise."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from pathlib import Path
from shutil import copytree

import pytest

from dashboard import catalogue as catalogues
from dashboard.domain import wording
from dashboard.domain.disclosure import LEVEL
from dashboard.domain.periods import Grain
from dashboard.errors import StoreError, UnknownNameError
from dashboard.i18n import using
from dashboard.reports import choices
from dashboard.reports.figures import figures
from dashboard.reports.printed_revisions import (
    PRINTED_COLUMNS,
    edition_text,
    editions_to_compare,
    printed_revisions,
    revision_notes,
)
from dashboard.reports.revisions import Revisions, revisions
from dashboard.storage.importing import import_territory
from dashboard.storage.store import Edition, Store
from tests.reports.territory import (
    COUNTY,
    EAST,
    LARGE,
    SOUTH,
    UNITS,
    WEST,
    write_county,
    write_rows,
    write_text,
)

KNOWN = catalogues.load()
Change = Callable[[Path], None]
Changed = Callable[[str], Edition]


def reported(unit: str, month: str, *, boys: int) -> Change:
    """Return a change of the boys that a unit reports in a month."""

    def change(folder: Path) -> None:
        path = folder / "facts" / "monthly.csv"
        rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
        (row,) = (row for row in rows if row[:3] == [unit, month, "all"])
        row[3] = str(int(row[3]) + boys)
        write_rows(path, [tuple(row) for row in rows])

    return change


def nothing(_folder: Path) -> None:
    """Change nothing that is published."""


CHANGES: dict[str, Change] = {
    "a township": reported(SOUTH, "2026-02", boys=3),
    "few births": reported(WEST, "2025-11", boys=-1),
    "a village": reported(LARGE, "2025-01", boys=9),
    "too little to be printed": reported(SOUTH, "2024-12", boys=0),
}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with one edition, which no test may write into."""
    home = tmp_path_factory.mktemp("first")
    write_county(home)
    imported(home)
    return home


@pytest.fixture
def home(first: Path, tmp_path: Path) -> Path:
    """Return a home with one edition, this test's own."""
    copytree(first, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def before(first: Path) -> Edition:
    return Store(first).edition("test")


@pytest.fixture(scope="module")
def changed(first: Path, tmp_path_factory: pytest.TempPathFactory) -> Changed:
    """Return a function that makes the edition after a change, each once."""

    @cache
    def made(name: str) -> Edition:
        home = tmp_path_factory.mktemp("changed")
        copytree(first, home, dirs_exist_ok=True)
        return imported(home, CHANGES[name])

    return made


def imported(home: Path, change: Change = nothing) -> Edition:
    folder = home / "data" / "test"
    change(folder)
    made = import_territory(folder, territory="test", home=home).edition_id
    return Store(home).edition("test", made)


def compared(before: Edition, after: Edition, *, grain: Grain = Grain.HALF) -> Revisions:
    return revisions(before, after, KNOWN, grain=grain)


Told = tuple[str, str, str, int, str, str]


def told_by_hand(before: Edition, after: Edition, grain: Grain) -> Iterator[Told]:
    """Yield every figure above the villages that the pages print otherwise, one by one."""
    units = [unit.code for unit in after.tree if unit.level != LEVEL]
    for scope in choices.scopes(after):
        for name in choices.indicators(after, KNOWN, scope=scope):
            entry = KNOWN.indicators[name]
            kinds = choices.grains(after, entry, scope=scope)
            kind = grain if grain in kinds else kinds[0]
            periods = choices.periods(after, entry, scope=scope, grain=kind)
            tables = [
                figures(edition, entry, periods=periods, units=units, scope=scope)
                for edition in (before, after)
            ]
            rows = zip(*(table.to_dict("records") for table in tables), strict=True)
            for earlier, later in rows:
                texts = [
                    (wording.cell_text(row["value"], entry), row["status"])
                    for row in (earlier, later)
                ]
                if texts[0] != texts[1]:
                    yield (name, later["unit_code"], scope, later["start"],
                           texts[0][0], texts[1][0])  # fmt: skip


def told(found: Revisions) -> set[Told]:
    return {
        (
            row["indicator"],
            row["unit_code"],
            row["scope"],
            row["start"],
            *(
                wording.cell_text(row[side], KNOWN.indicators[row["indicator"]])
                for side in ("before", "after")
            ),
        )
        for row in found.figures.to_dict("records")
    }


@pytest.mark.parametrize(
    ("name", "grain"), [*product(CHANGES, [Grain.HALF]), ("a township", Grain.MONTH)]
)
def test_exactly_what_is_printed_otherwise_is_listed(
    before: Edition, changed: Changed, name: str, grain: Grain
) -> None:
    after = changed(name)
    found = told(compared(before, after, grain=grain))
    assert found == set(told_by_hand(before, after, grain))
    assert bool(found) == (name != "too little to be printed")


def test_the_territory_comes_first_and_values_have_the_printed_decimals(
    before: Edition, changed: Changed
) -> None:
    after = changed("a township")
    table = printed_revisions(compared(before, after), after, KNOWN)
    assert tuple(table.columns) == PRINTED_COLUMNS
    assert table["unit_code"].drop_duplicates().tolist() == [COUNTY, SOUTH]
    ratio = table[table["indicator"] == "sex_ratio_at_birth"].set_index("unit_code")
    assert ratio.loc[SOUTH, ["before", "after"]].tolist() == ["150.0", "151.5"]
    assert set(table["period"]) == {"2026H1"}


def test_of_a_changed_village_only_the_sums_above_it_are_told(
    before: Edition, changed: Changed
) -> None:
    after = changed("a village")
    found = compared(before, after)
    assert set(found.figures["unit_code"]) == {COUNTY, EAST}
    assert "村（社区）一级不作比较" in "".join(revision_notes(found, after))


def test_the_other_way_round_before_and_after_change_places(
    before: Edition, changed: Changed
) -> None:
    after = changed("few births")
    swapped = {(*row[:4], row[5], row[4]) for row in told(compared(after, before))}
    assert swapped == told(compared(before, after))


def test_an_edition_against_itself_says_that_nothing_changed(county: Edition) -> None:
    found = compared(county, county)
    assert found.figures.empty
    with using("en"):
        assert revision_notes(found, county)[0] == (
            "No figure that both editions publish has changed."
        )


def test_units_and_periods_that_came_are_named_and_no_rows(home: Path, before: Edition) -> None:
    def change(folder: Path) -> None:
        write_text(folder / "units.csv", f"{UNITS}990201009,北镇,North,,\n")
        path = folder / "facts" / "next.csv"
        head = ("unit_code", "period", "boys", "girls", "population")
        write_rows(path, [head, (WEST, "2026-04", 3, 3, 2000)])

    after = imported(home, change)
    found = compared(before, after, grain=Grain.MONTH)
    assert after.settings.calendar.parse("2026-04").start not in set(found.figures["start"])
    assert set(found.figures["unit_code"]) == {COUNTY}  # which lacks the reports of a township now
    assert found.figures["after"].isna().all()
    with using("en"):
        notes = revision_notes(found, after)
    assert "Newly published: 2026-04." in notes
    assert "New units: North." in notes
    assert "Tables changed: units.csv." in notes
    assert "Tables added: facts/next.csv." in notes
    with using("en"):
        back = revision_notes(compared(after, before, grain=Grain.MONTH), before)
    assert "Units no longer there: North." in back


def test_a_figure_that_is_reported_at_last_changes_its_state(home: Path, before: Edition) -> None:
    path_rows = [("unit_code", "period", "boys", "girls", "deaths", "population")]
    path_rows += [(SOUTH, "2025-05", 30, 30, 8, 10_000)]  # type: ignore[list-item]
    after = imported(home, lambda folder: write_rows(folder / "facts" / "late.csv", path_rows))
    found = compared(before, after).figures
    row = found[(found["indicator"] == "births") & (found["unit_code"] == SOUTH)].iloc[0]
    assert (row["before_status"], row["after_status"]) == ("not_reported", "ok")


def test_the_edition_before_the_current_one_is_compared_unless_one_is_named(home: Path) -> None:
    first = Store(home).edition("test")
    with pytest.raises(StoreError, match="只有一个数据版本"):
        editions_to_compare(Store(home), "test")
    second = imported(home, CHANGES["a township"])
    store = Store(home)
    assert editions_to_compare(store, "test") == (first, second)
    assert editions_to_compare(store, "test", before=second.id[:8], after=first.id) == (
        second,
        first,
    )
    with pytest.raises(UnknownNameError):
        editions_to_compare(store, "test", before="x")
    assert edition_text(first).endswith(f"（{first.id[:8]}）")

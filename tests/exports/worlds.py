"""Territories with villages, and other territories that nobody should tell from them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.domain.disclosure import LEVEL
from dashboard.domain.periods import Calendar, Grain, Period
from dashboard.domain.suppression import is_small
from dashboard.storage.importing import import_territory
from dashboard.storage.store import Edition, Store
from tests.reports.territory import write_text

UNIT, MONTH = "unit_code", "period"
COUNTY = 6
"""Digits of a county's code."""
KEPT = ("facts.parquet", "coverage.parquet")
Family = tuple[str, ...]
"""Columns of counts that are withheld together; the first tells how units are ordered."""


@dataclass(frozen=True)
class World:
    """A territory as a statistician writes it: all months of all villages in one table.

    Attributes:
        folder: Folder of the territory, without this table; its name is the territory's id.
        home: Folder of the store.
        table: ``unit_code``, ``period`` (months) and counts, one row a village and month.
        file: Name of the table below ``facts/``.
    """

    folder: Path
    home: Path
    table: pd.DataFrame
    file: str

    def imported(self) -> Edition:
        """Import the territory with its table as it is now."""
        path = self.folder / "facts" / self.file
        path.parent.mkdir(parents=True, exist_ok=True)
        self.table.to_csv(path, index=False)
        import_territory(self.folder, territory=self.folder.name, home=self.home)
        return Store(self.home).edition(self.folder.name)

    def beside(self, others: Sequence["World"]) -> list[dict[str, str]]:
        """Return what an edition keeps of this county and of others, all in one city.

        One import for all: of each county its facts and what was ever reported, as texts
        without the county's own code.
        """
        worlds = [self, *others]
        units = pd.read_csv(self.folder / "units.csv", dtype=str)
        county = units["unit_code"].str[:COUNTY].iloc[0]
        codes = [f"9801{number + 1:02}" for number in range(len(worlds))]
        listed = pd.concat(
            [_moved(units, code) for code in codes]
            + [pd.DataFrame({"unit_code": ["9801"], "name": ["某市"]})]
        )
        moved = [_moved(one.table, code) for one, code in zip(worlds, codes, strict=True)]
        folder = self.folder.with_name(f"{self.folder.name}_beside")
        text = (self.folder / "territory.toml").read_text(encoding="utf-8")
        text = text.split("[[")[0].replace(f'"{self.folder.name}"', f'"{folder.name}"')
        write_text(folder / "territory.toml", text)
        listed.to_csv(folder / "units.csv", index=False)
        edition = World(folder, self.home, pd.concat(moved), self.file).imported()
        assert county not in edition.tree
        tables = [pd.read_parquet(edition.folder / name) for name in KEPT]
        return [
            {name: _of_county(table, code) for name, table in zip(KEPT, tables, strict=True)}
            for code in codes
        ]

    def with_records_of(self, others: Mapping[str, str], columns: Family, half: Period) -> "World":
        """Return the world where villages have the records of ``others`` in a half-year."""
        months = [Calendar().label(Period(start, 1)) for start in range(half.start, half.end)]
        taken = self.table[self.table[MONTH].isin(months) & self.table[UNIT].isin(others)]
        values = self.table.set_index([UNIT, MONTH])[list(columns)]
        keys = pd.MultiIndex.from_arrays([taken[UNIT].map(others), taken[MONTH]])
        table = self.table.copy()
        table.loc[taken.index, list(columns)] = values.loc[keys].to_numpy()
        return replace(self, table=table)


@dataclass(frozen=True)
class Hidden:
    """The villages of one township whose counts of a family are withheld in a half-year.

    Attributes:
        half: The half-year.
        columns: The family's columns in the world's table.
        counts: Counts of the family, by village: what the catalogue shows of some villages,
            and what parts leave of their wholes.
    """

    half: Period
    columns: Family
    counts: pd.DataFrame

    @property
    def secrets(self) -> set[tuple[int, str, str]]:
        """Small counts that are hidden together with a different one: half, village, count."""
        values = self.counts.to_numpy(dtype=float)
        small = is_small(values) & (values != values[0]).any(axis=0)
        return {
            (self.half.start, self.counts.index[row], str(self.counts.columns[column]))
            for row, column in zip(*np.nonzero(small), strict=True)
        }

    def shifts(self) -> Iterator[tuple[dict[str, str], set[tuple[int, str, str]]]]:
        """Yield exchanges of all records, and the secrets that are other than before."""
        villages = self.counts.index.tolist()
        for step in range(1, len(villages)):
            others = dict(zip(villages, np.roll(villages, -step).tolist(), strict=True))
            changed = self.counts.loc[list(others.values())].to_numpy() != self.counts.to_numpy()
            told = {
                (half, village, name)
                for half, village, name in self.secrets
                if changed[villages.index(village), self.counts.columns.get_loc(name)]
            }
            yield others, told


def hidden_groups(
    edition: Edition, world: World, families: Mapping[Family, Mapping[str, Sequence[str]]]
) -> list[Hidden]:
    """Return the villages that are withheld, township by township and half by half.

    Args:
        edition: The world as imported.
        world: What was imported.
        families: Columns of a family → counts by the ids of their measures, each the sum of
            some columns; a leading ``-`` subtracts. Names that are no measure are rests.
    """
    found = []
    for columns, counts in families.items():
        truth = _of_halves(world.table, edition.settings.calendar, counts)
        rows = edition.counts(measures=list(counts), scope="all", months=Grain.HALF)
        rows = rows[rows["suppressed"] & rows["unit_code"].map(_level(edition)).eq(LEVEL)]
        cells = rows[["unit_code", "start"]].drop_duplicates()
        towns = cells["unit_code"].map({unit.code: unit.parent for unit in edition.tree})
        for (_, start), group in cells.groupby([towns, "start"]):
            keys = pd.MultiIndex.from_product([group["unit_code"], [int(start)]])
            own = truth.loc[keys].droplevel(1).sort_values(list(counts))
            found.append(Hidden(Period(int(start), Grain.HALF), columns, own))
    return found


def other_worlds(world: World, groups: Sequence[Hidden]) -> tuple[list[World], set[object]]:
    """Return worlds in which each secret is another in one of them, and secrets that are not.

    In each world the records of all groups are exchanged, each group's among its own.
    """
    left: set[object] = set().union(*(group.secrets for group in groups))
    worlds: list[World] = []
    while True:
        other, told = world, set[object]()
        for group in groups:
            best = max(group.shifts(), key=lambda one: len(one[1] & left), default=None)
            if best is not None:
                other = other.with_records_of(best[0], group.columns, group.half)
                told |= best[1] & left
        if not told:
            return worlds, left
        worlds.append(other)
        left -= told


def _moved(table: pd.DataFrame, county: str) -> pd.DataFrame:
    """Return the rows of units with another county's code."""
    return table.assign(**{UNIT: county + table[UNIT].str[COUNTY:]})


def _of_county(table: pd.DataFrame, county: str) -> str:
    rows = table[table[UNIT].str.startswith(county)]
    rows = rows.assign(**{UNIT: rows[UNIT].str[COUNTY:]})
    return str(rows.sort_values(rows.columns.tolist()).to_csv(index=False))


def _level(edition: Edition) -> dict[str, str]:
    return {unit.code: unit.level for unit in edition.tree}


def _of_halves(
    table: pd.DataFrame, calendar: Calendar, counts: Mapping[str, Sequence[str]]
) -> pd.DataFrame:
    """Return the true counts by village and first month of the half-year."""
    halves = [
        calendar.enclosing(calendar.parse(str(month)).start, Grain.HALF).start
        for month in table[MONTH]
    ]
    sums = {
        name: sum(
            (-1 if column.startswith("-") else 1) * table[column.removeprefix("-")]
            for column in columns
        )
        for name, columns in counts.items()
    }
    return pd.DataFrame(sums).groupby([table[UNIT], np.array(halves)]).sum()

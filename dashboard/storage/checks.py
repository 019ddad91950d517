"""Checks across cells: sums of parts, upper limits, printed totals."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import pandas as pd

from dashboard.catalogue import SCOPES, Measure
from dashboard.domain.periods import Calendar, Period
from dashboard.domain.units import UnitTree
from dashboard.i18n import N_
from dashboard.storage.cells import scope_name
from dashboard.storage.facts import FactTable
from dashboard.storage.problems import Problem


@dataclass(frozen=True)
class Names:
    """How units, periods, measures and scopes are called in sentences."""

    tree: UnitTree
    calendar: Calendar
    measures: Mapping[str, Measure]

    def unit(self, code: str) -> dict[str, str]:
        """Return the unit's name in both languages."""
        unit = self.tree[code]
        return {"zh": unit.name, "en": unit.name_en}

    def period(self, start: int, months: int) -> str:
        """Return the period's label."""
        return self.calendar.label(Period(int(start), int(months)))

    def measure(self, name: str) -> dict[str, str]:
        """Return the measure's name in both languages."""
        return {"zh": self.measures[name].name_zh, "en": self.measures[name].name_en}

    def scope(self, position: int) -> dict[str, str]:
        """Return the Chinese name and the id of the scope at ``position`` in ``SCOPES``."""
        scope = SCOPES[int(position)]
        return {"zh": scope_name(scope), "en": scope}


def broken_sums(
    connection: duckdb.DuckDBPyConnection, tables: Sequence[FactTable], *, names: Names
) -> Iterator[Problem]:
    """Yield an error for each count that is not the sum of its parts, where all are given.

    Reads the table ``facts`` of ``connection``.
    """
    given = {measure for table in tables for measure in table.headers}
    for measure in names.measures.values():
        for parts in measure.parts if measure.id in given else ():
            if not given.issuperset(parts):
                continue
            found = _compared(connection, measure.id, parts, exact=True)
            for row in found:
                yield Problem(
                    "error",
                    N_("{found} is not the sum of {parts}: {sum}."),
                    values={
                        "found": _plain(row["whole"]),
                        "parts": [names.measure(part) for part in parts],
                        "sum": _plain(row["others"]),
                    },
                    **place_of(tables[row["source"]], row["row"], measure.id),
                )


def exceeded_limits(
    connection: duckdb.DuckDBPyConnection, tables: Sequence[FactTable], *, names: Names
) -> Iterator[Problem]:
    """Yield an error for each count above the measure that it cannot exceed.

    Reads the table ``facts`` of ``connection``.
    """
    given = {measure for table in tables for measure in table.headers}
    for measure in names.measures.values():
        if measure.id not in given or measure.at_most not in given:
            continue
        found = _compared(connection, measure.id, [measure.at_most], exact=False)
        for row in found:
            yield Problem(
                "error",
                N_("{found} is more than {limit}: {most}."),
                values={
                    "found": _plain(row["whole"]),
                    "limit": names.measure(measure.at_most),
                    "most": _plain(row["others"]),
                },
                **place_of(tables[row["source"]], row["row"], measure.id),
            )


def _compared(
    connection: duckdb.DuckDBPyConnection, measure: str, others: Sequence[str], *, exact: bool
) -> list[dict[str, Any]]:
    """Return where ``measure`` exceeds the sum of ``others``, or with ``exact`` differs."""
    found = connection.execute(
        "SELECT max(source) FILTER (measure = $measure) AS source,"
        " max(row) FILTER (measure = $measure) AS row,"
        " sum(value) FILTER (measure = $measure) AS whole,"
        " sum(value) FILTER (measure <> $measure) AS others"
        " FROM facts WHERE measure IN (SELECT unnest($all))"
        " GROUP BY unit_code, scope, start, months HAVING count(*) = $given"
        " AND (whole > others OR $exact AND whole < others) ORDER BY source, row",
        {
            "measure": measure,
            "all": [measure, *others],
            "given": 1 + len(others),
            "exact": exact,
        },
    )
    return records(found.df())


def wrong_totals(
    connection: duckdb.DuckDBPyConnection,
    differences: pd.DataFrame,
    tables: Sequence[FactTable],
    *,
    names: Names,
) -> Iterator[Problem]:
    """Yield a warning for each printed total that differs from the sum of the reports.

    Args:
        connection: Its table ``facts`` says where the totals stand.
        differences: What ``rollup.printed_totals`` returned.
        tables: The tables of ``facts``.
        names: How things are called.
    """
    connection.register("differences", differences)
    placed = connection.execute(
        "SELECT differences.*, source, row FROM differences"
        " JOIN facts USING (unit_code, measure, scope, start, months) ORDER BY source, row"
    ).df()
    connection.unregister("differences")
    for row in records(placed):
        yield Problem(
            "warning",
            N_("{unit}, {period}: the printed total is {printed}, the sum of the reports {sum}."),
            values={
                "unit": names.unit(row["unit_code"]),
                "period": names.period(row["start"], row["months"]),
                "printed": _plain(row["printed"]),
                "sum": _plain(row["computed"]),
            },
            **place_of(tables[row["source"]], row["row"], row["measure"]),
        )


def place_of(table: FactTable, row: Any, measure: str = "") -> dict[str, Any]:  # noqa: ANN401
    """Return file, sheet, row and column of a fact, as ``Problem`` takes them."""
    return {
        "file": table.file,
        "sheet": table.sheet,
        "row": int(row),
        "column": table.headers.get(measure, ""),
    }


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of ``frame``, each by the names of its columns."""
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]


def _plain(value: Any) -> int | float:  # noqa: ANN401  what a frame holds
    number = float(value)
    return int(number) if number.is_integer() else round(number, 2)

"""What two editions of a territory differ in: published counts, and the tables behind them."""

from dataclasses import dataclass

import pandas as pd

from dashboard.domain.disclosure import LEVEL
from dashboard.storage.edition import Edition, connection
from dashboard.storage.editions import readable

_DIFFERENT = """
WITH before AS (SELECT unit_code, measure, scope, start, value, suppressed
    FROM read_parquet($before) WHERE months = $months),
after AS (SELECT unit_code, measure, scope, start, value, suppressed
    FROM read_parquet($after) WHERE months = $months)
SELECT DISTINCT unit_code, measure, scope, start
FROM (FROM ((FROM before) EXCEPT (FROM after)) UNION ALL FROM ((FROM after) EXCEPT (FROM before)))
ORDER BY ALL
"""
_STARTS = "SELECT DISTINCT start FROM read_parquet($file) WHERE months = $months"


@dataclass(frozen=True)
class ChangedSources:
    """Names of the tables that an edition was made of, against another.

    Attributes:
        added: Those that the earlier edition did not have.
        changed: Those of another content.
        removed: Those that the later edition has no more.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def changed_counts(before: Edition, after: Edition, *, months: int) -> pd.DataFrame:
    """Return where the counts of two editions differ; what only one of them has differs too.

    Villages are left out: from two editions of withheld cells the counts could be told.

    Args:
        before: The earlier edition.
        after: The later one, of the same territory.
        months: Length of the periods.

    Returns:
        ``unit_code, measure, scope, start``, one row a count, ordered by all of them.

    Raises:
        StoreError: An edition cannot be read.
    """
    files = {name: str(edition.folder / "facts.parquet")
             for name, edition in (("before", before), ("after", after))}  # fmt: skip
    with readable(after.folder.parents[1], after.id):
        found = connection().cursor().execute(_DIFFERENT, files | {"months": int(months)}).df()
    hidden = {
        unit.code for edition in (before, after) for unit in edition.tree if unit.level == LEVEL
    }
    return found[~found["unit_code"].isin(hidden)].reset_index(drop=True)


def period_starts(edition: Edition, *, months: int) -> set[int]:
    """Return the first months of the periods of one length that have any count.

    Raises:
        StoreError: The edition cannot be read.
    """
    asked = {"file": str(edition.folder / "facts.parquet"), "months": int(months)}
    with readable(edition.folder.parents[1], edition.id):
        return set(connection().cursor().execute(_STARTS, asked).df()["start"].tolist())


def changed_sources(before: Edition, after: Edition) -> ChangedSources:
    """Return which tables of two editions differ, by the hashes of their contents."""
    earlier, later = before.manifest["sources"], after.manifest["sources"]
    return ChangedSources(
        added=tuple(sorted(later.keys() - earlier.keys())),
        changed=tuple(name for name in sorted(later) if earlier.get(name, "") not in
                      ("", later[name])),
        removed=tuple(sorted(earlier.keys() - later.keys())),
    )  # fmt: skip

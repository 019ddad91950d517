"""Reading the catalogue's files: everything is valid, or one error says what is not."""

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from dashboard.catalogue.entries import Indicator, Measure
from dashboard.catalogue.faults import RULES
from dashboard.catalogue.headers import header_index
from dashboard.errors import CatalogueError
from dashboard.i18n import N_
from dashboard.toml_files import Place, read_toml
from dashboard.validation import validated

MEASURES_FILE = "measures.toml"
INDICATORS_FILE = "indicators.toml"

_Entry = TypeVar("_Entry", Measure, Indicator)


def read_measures(folder: Path) -> dict[str, Measure]:
    """Read ``measures.toml`` in ``folder``; the order of the file is kept.

    Raises:
        CatalogueError: Names file, entry and field, and what was expected.
    """
    measures = _entries(folder / MEASURES_FILE, Measure)
    for measure in measures.values():
        for field, terms in (
            ("parts", tuple(part for parts in measure.parts for part in parts)),
            ("at_most", (measure.at_most,) if measure.at_most else ()),
        ):
            _refuse_unknown(MEASURES_FILE, measure.id, field, terms, measures)
            if measure.id in terms:
                place = Place(MEASURES_FILE, entry=measure.id, field=field)
                raise CatalogueError(N_("{place}: names the entry itself."), place=place)
    _refuse_shared_averages(measures)
    _refuse_shared_headers(measures)
    return measures


def read_indicators(folder: Path, *, measures: Mapping[str, Measure]) -> dict[str, Indicator]:
    """Read ``indicators.toml`` in ``folder``; formulas name ``measures`` or their averages.

    Raises:
        CatalogueError: Names file, entry and field, and what was expected.
    """
    indicators = _entries(folder / INDICATORS_FILE, Indicator)
    known = [*measures, *(m.average for m in measures.values() if m.average)]
    for indicator in indicators.values():
        for field in ("numerator", "denominator"):
            terms = tuple(term.removeprefix("-") for term in getattr(indicator, field))
            _refuse_unknown(INDICATORS_FILE, indicator.id, field, terms, known)
    return indicators


def _entries(path: Path, kind: type[_Entry]) -> dict[str, _Entry]:
    try:
        tables = read_toml(path, shown=path.name, error=CatalogueError)
    except FileNotFoundError:
        template = N_("The catalogue has no file {file} in {folder}.")
        raise CatalogueError(template, file=path.name, folder=path.parent) from None
    return {name: _entry(path.name, name, table, kind) for name, table in tables.items()}


def _entry(file: str, name: str, table: object, kind: type[_Entry]) -> _Entry:
    if not isinstance(table, dict):
        template = N_("{file}: “{entry}” stands outside an entry; expected “[id]” above it.")
        raise CatalogueError(template, file=file, entry=name)
    return validated(
        {"id": name, **table},
        kind,
        place=Place(file, entry=name),
        error=CatalogueError,
        rules=RULES,
    )


def _refuse_unknown(
    file: str, entry: str, field: str, terms: Collection[str], known: Collection[str]
) -> None:
    for term in terms:
        if term in known:
            continue
        close = get_close_matches(term, known, n=3)
        template = (
            N_("{place}: there is no measure “{found}”; nearest: {expected}.")
            if close
            else N_("{place}: there is no measure “{found}”.")
        )
        place = Place(file, entry=entry, field=field)
        raise CatalogueError(template, place=place, found=term, expected=", ".join(close))


def _refuse_shared_averages(measures: Mapping[str, Measure]) -> None:
    taken = set(measures)
    for measure in measures.values():
        if measure.average is None:
            continue
        if measure.average in taken:
            template = N_("{place}: “{found}” is taken; expected an id that no other measure has.")
            place = Place(MEASURES_FILE, entry=measure.id, field="average")
            raise CatalogueError(template, place=place, found=measure.average)
        taken.add(measure.average)


def _refuse_shared_headers(measures: Mapping[str, Measure]) -> None:
    for clash in header_index(measures.values())[1]:
        template = N_(
            "{place}: “{found}” also means “{expected}”; expected a header that means one measure "
            "only."
        )
        place = Place(MEASURES_FILE, entry=clash.measure.id, field=clash.field)
        raise CatalogueError(template, place=place, found=clash.header, expected=clash.owner.id)

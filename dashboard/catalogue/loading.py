"""Reading the catalogue's files: everything is valid, or one error says what is not."""

import re
import tomllib
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dashboard.catalogue.entries import Indicator, Measure
from dashboard.catalogue.faults import fault_of
from dashboard.catalogue.headers import header_index
from dashboard.errors import CatalogueError
from dashboard.i18n import N_

MEASURES_FILE = "measures.toml"
INDICATORS_FILE = "indicators.toml"

_Entry = TypeVar("_Entry", Measure, Indicator)
_TABLE = re.compile(r"^\s*\[\s*\"?([^\]\"]*?)\"?\s*\]", re.MULTILINE)
_FIELD = re.compile(r"^\s*([A-Za-z0-9_-]+)\s*=")
_LINE = re.compile(r"line (\d+)")


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
                template = N_("{file}, entry “{entry}”, field “{field}”: names the entry itself.")
                raise CatalogueError(template, file=MEASURES_FILE, entry=measure.id, field=field)
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
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        template = N_("The catalogue has no file {file} in {folder}.")
        raise CatalogueError(template, file=path.name, folder=path.parent) from None
    except UnicodeDecodeError:
        template = N_("{file} is not in UTF-8; expected a text file in UTF-8.")
        raise CatalogueError(template, file=path.name) from None
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        _refuse_syntax(path.name, text, str(error))
    return {name: _entry(path.name, name, table, kind) for name, table in tables.items()}


def _entry(file: str, name: str, table: object, kind: type[_Entry]) -> _Entry:
    if not isinstance(table, dict):
        template = N_("{file}: “{entry}” stands outside an entry; expected “[id]” above it.")
        raise CatalogueError(template, file=file, entry=name)
    try:
        return kind.model_validate({"id": name, **table})
    except ValidationError as error:
        _refuse(file, name, error.errors(include_url=False)[0], kind)


def _refuse(file: str, name: str, error: ErrorDetails, kind: type[_Entry]) -> NoReturn:
    template, field, expected = fault_of(error)
    if error["type"] == "extra_forbidden":
        close = get_close_matches(field, kind.model_fields, n=1)
        expected = close[0] if close else ", ".join(kind.model_fields)
    raise CatalogueError(
        template, file=file, entry=name, field=field, expected=expected, found=error["input"]
    ) from None


def _refuse_syntax(file: str, text: str, reason: str) -> NoReturn:
    """Say which entry and field a TOML error is in; tomllib itself names only the line."""
    found = _LINE.search(reason)
    lines = text.splitlines()
    number = int(found[1]) if found else len(lines)
    entries = _TABLE.findall("\n".join(lines[:number]))
    entry = entries[-1] if entries else ""
    if entries.count(entry) > 1:
        template = N_("{file}, line {line}: entry “{entry}” occurs twice; expected one of each id.")
        raise CatalogueError(template, file=file, line=number, entry=entry) from None
    field = _FIELD.match(lines[number - 1] if number <= len(lines) else "")
    values: dict[str, Any] = {"file": file, "line": number, "entry": entry}
    template = N_("{file}, line {line}, entry “{entry}”: not valid TOML.")
    if field:
        template = N_(
            "{file}, line {line}, entry “{entry}”, field “{field}”: not valid TOML; expected text "
            "in quotation marks, a number, true or false, a date like 2026-01-31, or a list."
        )
    raise CatalogueError(template, field=field[1] if field else "", **values) from None


def _refuse_unknown(
    file: str, entry: str, field: str, terms: Collection[str], known: Collection[str]
) -> None:
    for term in terms:
        if term in known:
            continue
        close = get_close_matches(term, known, n=3)
        template = (
            N_(
                "{file}, entry “{entry}”, field “{field}”: there is no measure “{found}”; "
                "nearest: {expected}."
            )
            if close
            else N_("{file}, entry “{entry}”, field “{field}”: there is no measure “{found}”.")
        )
        values = {"found": term, "expected": ", ".join(close)}
        raise CatalogueError(template, file=file, entry=entry, field=field, **values)


def _refuse_shared_averages(measures: Mapping[str, Measure]) -> None:
    taken = set(measures)
    for measure in measures.values():
        if measure.average is None:
            continue
        if measure.average in taken:
            template = N_(
                "{file}, entry “{entry}”, field “{field}”: “{found}” is taken; expected an id "
                "that no other measure has."
            )
            values = {"entry": measure.id, "field": "average", "found": measure.average}
            raise CatalogueError(template, file=MEASURES_FILE, **values)
        taken.add(measure.average)


def _refuse_shared_headers(measures: Mapping[str, Measure]) -> None:
    for clash in header_index(measures.values())[1]:
        template = N_(
            "{file}, entry “{entry}”, field “{field}”: “{found}” also means “{expected}”; "
            "expected a header that means one measure only."
        )
        raise CatalogueError(
            template,
            file=MEASURES_FILE,
            entry=clash.measure.id,
            field=clash.field,
            found=clash.header,
            expected=clash.owner.id,
        )

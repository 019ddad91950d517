"""Values from TOML files as models of pydantic; what is wrong is said in one sentence.

A sentence names the file, the entry (the table in brackets), the field, what was expected
and what was found.
"""

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dashboard.errors import DashboardError
from dashboard.i18n import N_
from dashboard.toml_files import Place

Rules = Mapping[str, tuple[str, str]]
"""Rules between the fields of a model, by the type of its ``PydanticCustomError``: the field
that is named, and the sentence."""

_Model = TypeVar("_Model", bound=BaseModel)

_GENERAL = N_("{place}: “{found}” is not valid.")

_NUMBER = N_("{place}: expected a number, found “{found}”.")
_WHOLE = N_("{place}: expected a whole number, found “{found}”.")
_TEXT = N_("{place}: expected text in quotation marks, found “{found}”.")
_LIST = N_("{place}: expected a list in [ ], found “{found}”.")
_CHOICE = N_("{place}: expected one of {expected}, found “{found}”.")
_EMPTY = N_("{place}: is empty; expected a value.")
_PAIR = N_("{place}: expected two numbers, found “{found}”.")
_TRUTH = N_("{place}: expected true or false, found “{found}”.")
_TABLE = N_("{place}: expected fields of its own below a line in [ ], found “{found}”.")
_DATE = N_("{place}: expected a date like 2026-01-31 without quotation marks, found “{found}”.")

_SENTENCES = {
    "missing": N_("{place}: field “{field}” is missing; expected it."),
    "enum": _CHOICE,
    "literal_error": _CHOICE,
    "greater_than": N_("{place}: expected a number above {expected}, found “{found}”."),
    "greater_than_equal": N_("{place}: expected {expected} or more, found “{found}”."),
    "less_than_equal": N_("{place}: expected {expected} or less, found “{found}”."),
    "string_pattern_mismatch": N_(
        "{place}: expected small letters, digits and “_”, a letter first; found “{found}”."
    ),
    "string_too_short": _EMPTY,
    "too_short": _EMPTY,
    "list_length": _PAIR,
    "too_long": _PAIR,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "string_type": _TEXT,
    "tuple_type": _LIST,
    "list_of_tables": N_("{place}: expected two brackets on each side: [[{field}]]."),
    "model_type": _TABLE,
    "dict_type": _TABLE,
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "date_type": _DATE,
}


def validated(
    data: object,
    model: type[_Model],
    *,
    place: Place,
    error: type[DashboardError],
    rules: Rules | None = None,
) -> _Model:
    """Return ``data`` as ``model``.

    Raises:
        DashboardError: Of the kind ``error``, for the first field that is wrong.
    """
    try:
        return model.model_validate(data)
    except ValidationError as faults:
        first = faults.errors(include_url=False)[0]
        raise _refusal(first, model, place=place, error=error, rules=rules or {}) from None


def _refusal(
    fault: ErrorDetails,
    model: type[BaseModel],
    *,
    place: Place,
    error: type[DashboardError],
    rules: Rules,
) -> DashboardError:
    entry, name = _entry_and_field(fault["loc"], entry=place.entry)
    where = replace(place, entry=entry, field=name)
    template, expected = _sentence(fault), _expectation(fault)
    if fault["type"] in rules:
        field, template = rules[fault["type"]]
        loc = fault["loc"] if fault["loc"][-1:] == (field,) else (*fault["loc"], field)
        entry, _name = _entry_and_field(loc, entry=place.entry)
        where = replace(where, entry=entry, field=field)
    elif fault["type"] == "extra_forbidden":
        template, expected = _unknown_field(where.field, model, fault["loc"])
    named = "“{field}”" in template  # then the place need not say it again
    return error(
        template,
        place=replace(where, field="") if named else where,
        field=where.field,
        expected=expected,
        found=_as_written(fault["input"]),
    )


def _entry_and_field(loc: tuple[int | str, ...], *, entry: str) -> tuple[str, str]:
    """Return the names of the table and of the field at ``loc``, tables of a list by number."""
    names: list[str] = []
    for position, part in enumerate(loc):
        if isinstance(part, str):
            names.append(part)
        elif any(isinstance(later, str) for later in loc[position:]):
            names[-1] += f" {part + 1}"
    if not names:
        return entry, "id"
    tables = [*([entry] if entry else []), *names[:-1]]
    return ".".join(tables), names[-1]


def _unknown_field(
    field: str, model: type[BaseModel], loc: tuple[int | str, ...]
) -> tuple[str, str]:
    known = list(_model_at(model, loc[:-1]).model_fields)
    if len(loc) > 1 and field in model.model_fields:  # TOML counts it to the table above it
        template = N_(
            "{place}: field “{field}” does not belong to this entry; move it above the first "
            "line in [ ]."
        )
        return template, ""
    close = get_close_matches(field, known, n=1)
    template = N_("{place}: field “{field}” is not known; expected {expected}.")
    return template, close[0] if close else ", ".join(known)


def _model_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel]:
    for part in loc:
        if isinstance(part, str):
            kind = model.model_fields[part].annotation
            model = next(
                inner
                for inner in (kind, *get_args(kind))
                if isinstance(inner, type) and issubclass(inner, BaseModel)
            )
    return model


def _as_written(found: object) -> str:
    """Return a value as TOML has it, save quotation marks; a table only by its brackets."""
    if isinstance(found, bool):
        return str(found).lower()
    if isinstance(found, list):
        return "[" + ", ".join(_as_written(item) for item in found) + "]"
    return "[ ]" if isinstance(found, Mapping) else str(found)


def _sentence(fault: ErrorDetails) -> str:
    """Return the sentence for ``fault``, with ``{place}, {field}, {found}, {expected}``."""
    kind = fault["type"]
    if kind == "tuple_type" and isinstance(fault["input"], Mapping):
        kind = "list_of_tables"
    if kind == "missing" and isinstance(fault["loc"][-1], int):  # a list that is too short
        kind = "list_length"
    return _SENTENCES.get(kind, _GENERAL)


def _expectation(fault: ErrorDetails) -> str:
    """Return the choices or the limit that ``fault`` does not keep; empty where none."""
    limits = fault.get("ctx", {})
    if "expected" in limits:  # pydantic lists choices in English: 'higher', 'lower' or 'none'
        return str(limits["expected"]).replace("'", "").replace(" or ", ", ")
    return "".join(f"{limits[key]:g}" for key in ("gt", "ge", "le") if key in limits)

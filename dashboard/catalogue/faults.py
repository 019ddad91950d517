"""What is wrong with a field, as whole sentences that can be translated."""

from pydantic_core import ErrorDetails

from dashboard.i18n import N_

_GENERAL = N_("{file}, entry “{entry}”, field “{field}”: “{found}” is not valid.")

_NUMBER = N_("{file}, entry “{entry}”, field “{field}”: expected a number, found “{found}”.")
_WHOLE = N_("{file}, entry “{entry}”, field “{field}”: expected a whole number, found “{found}”.")
_TEXT = N_(
    "{file}, entry “{entry}”, field “{field}”: expected text in quotation marks, found “{found}”."
)
_LIST = N_("{file}, entry “{entry}”, field “{field}”: expected a list in [ ], found “{found}”.")
_CHOICE = N_(
    "{file}, entry “{entry}”, field “{field}”: expected one of {expected}, found “{found}”."
)
_EMPTY = N_("{file}, entry “{entry}”, field “{field}”: is empty; expected a value.")
_PAIR = N_("{file}, entry “{entry}”, field “{field}”: expected two numbers, found “{found}”.")
_TRUTH = N_("{file}, entry “{entry}”, field “{field}”: expected true or false, found “{found}”.")
_DATE = N_(
    "{file}, entry “{entry}”, field “{field}”: expected a date like 2026-01-31 without quotation "
    "marks, found “{found}”."
)

_FAULTS = {
    "missing": N_("{file}, entry “{entry}”: field “{field}” is missing; expected it."),
    "extra_forbidden": N_(
        "{file}, entry “{entry}”: field “{field}” is not known; expected {expected}."
    ),
    "enum": _CHOICE,
    "literal_error": _CHOICE,
    "greater_than": N_(
        "{file}, entry “{entry}”, field “{field}”: expected a number above {expected}, "
        "found “{found}”."
    ),
    "greater_than_equal": N_(
        "{file}, entry “{entry}”, field “{field}”: expected {expected} or more, found “{found}”."
    ),
    "less_than_equal": N_(
        "{file}, entry “{entry}”, field “{field}”: expected {expected} or less, found “{found}”."
    ),
    "string_pattern_mismatch": N_(
        "{file}, entry “{entry}”, field “{field}”: expected small letters, digits and “_”, a "
        "letter first; found “{found}”."
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
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "date_type": _DATE,
}
_RULES = {
    "average": (
        "average",
        N_(
            "{file}, entry “{entry}”, field “{field}”: expected only where kind is “stock”; a flow "
            "has no average."
        ),
    ),
    "band": (
        "band",
        N_(
            "{file}, entry “{entry}”, field “{field}”: expected a lower and an upper limit where "
            "direction is “band”, and no band otherwise."
        ),
    ),
    "band_order": (
        "band",
        N_("{file}, entry “{entry}”, field “{field}”: expected the lower limit first."),
    ),
    "breaks": (
        "breaks",
        N_("{file}, entry “{entry}”, field “{field}”: expected limits that ascend."),
    ),
    "breaks_band": (
        "breaks",
        N_(
            "{file}, entry “{entry}”, field “{field}”: expected both limits of the band among "
            "them, side by side."
        ),
    ),
    "denominator": (
        "denominator",
        N_(
            "{file}, entry “{entry}”, field “{field}”: expected none where aggregation is “sum”, "
            "and at least one measure otherwise."
        ),
    ),
    "pairs": (
        "denominator",
        N_(
            "{file}, entry “{entry}”, field “{field}”: expected as many measures as in the "
            "numerator, in the same order."
        ),
    ),
    "interval": (
        "interval",
        N_(
            "{file}, entry “{entry}”, field “{field}”: does not fit the formula; expected “none”, "
            "or the method for this aggregation and these terms."
        ),
    ),
    "valid_to": (
        "valid_to",
        N_(
            "{file}, entry “{entry}”, field “{field}”: expected a year where status is "
            "“historical”."
        ),
    ),
    "valid_from": (
        "valid_from",
        N_("{file}, entry “{entry}”, field “{field}”: expected a year not after valid_to."),
    ),
}
"""Rules between fields: the field that is named, and the sentence."""


def fault_of(error: ErrorDetails) -> tuple[str, str, str]:
    """Return the sentence for an error of pydantic, the field, and what was expected.

    Sentences have the placeholders ``file, entry, field, found, expected``.
    """
    kind, place = error["type"], error["loc"]
    if kind in _RULES:
        field, template = _RULES[kind]
        return template, field, ""
    if kind == "missing" and len(place) > 1:  # a list that is too short
        kind = "list_length"
    return _FAULTS.get(kind, _GENERAL), str(place[0]) if place else "id", _expected(error)


def _expected(error: ErrorDetails) -> str:
    limits = error.get("ctx", {})
    if "expected" in limits:  # pydantic lists choices in English: 'higher', 'lower' or 'none'
        return str(limits["expected"]).replace("'", "").replace(" or ", ", ")
    return "".join(f"{limits[key]:g}" for key in ("gt", "ge", "le") if key in limits)

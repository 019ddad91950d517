"""Looks and key of a map as its frame reads them: looked up there, not worked out."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any

from dashboard.charts.key import background
from dashboard.charts.map_key import MapKeyItem, by_chance, map_key
from dashboard.charts.map_looks import MapView, look_of
from dashboard.domain.against_area import CHANCE_RATE, LEAST_EXPECTED
from dashboard.domain.status import Status
from dashboard.domain.unit_marks import STATE_NUMBERS, number_of, sign


def frame_looks(view: MapView, codes: Iterable[str], *, area: str) -> dict[str, Any]:
    """Return looks and key of all that occurs, with the switch of significance off and on.

    Args:
        view: What the map shows; whether its switch is on does not matter.
        codes: Characters of the units as of ``domain.unit_marks``, period by period.
        area: Name of the wider area.

    Returns:
        ``looks`` by character and ``key``, each as ``usual`` and ``significant``; ``unknown``,
        the character of a period that is not known; ``chance``, what an entry of the key says
        of chance after its words, by the number of units ``judged``.
    """
    unknown = STATE_NUMBERS[Status.NOT_REPORTED]
    present = sorted({unknown, *(number_of(one) for period in codes for one in set(period))})
    views = {
        "usual": replace(view, significant=False),
        "significant": replace(view, significant=True),
    }
    return {
        "looks": {
            name: {sign(number): asdict(look_of(number, one)) for number in present}
            for name, one in views.items()
        },
        "key": {
            name: [_entry(entry, present) for entry in map_key(one, area=area)]
            for name, one in views.items()
        },
        "unknown": sign(unknown),
        "chance": {
            "words": by_chance("{expected}"),
            "rate": CHANCE_RATE,
            "least": LEAST_EXPECTED,
        },
    }


def _entry(entry: MapKeyItem, present: Sequence[int]) -> dict[str, Any]:
    return {
        "form": entry.item.form,
        "css": background(entry.item),
        "words": entry.item.words,
        "codes": "".join(sign(number) for number in present if number in entry.numbers),
        "always": entry.always,
        "judged": "".join(sign(number) for number in present if number in entry.judged),
    }

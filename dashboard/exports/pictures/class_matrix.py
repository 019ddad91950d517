"""The matrix of classes: rows the class before, columns the class now."""

import pandas as pd

from dashboard.charts.class_matrix import class_matrix_specification
from dashboard.charts.key import KeyItem
from dashboard.charts.palette import MOVEMENT_LOOKS
from dashboard.domain.assessment.kinds import Class, Movement, movement
from dashboard.domain.assessment.names import class_name
from dashboard.domain.assessment.ranking_words import movement_name
from dashboard.exports.pictures.picture import Picture
from dashboard.i18n import gettext as _
from dashboard.reports.ranking import ScoreRanking

_EMPTY = "#f7f8fa"


def class_matrix_picture(found: ScoreRanking) -> Picture:
    """Return how many units moved from each class to each; without the unclassed if none."""
    rows, columns = _classes(found)
    cells = [_cell(found, before, now) for before in rows for now in columns]
    counts = dict.fromkeys(Movement, 0)
    for before in rows:
        for now in columns:
            counts[movement(before, now)] += _count(found, before, now)
    key = [
        KeyItem("sign", look.fill, movement_name(how), sign=look.sign, ink=look.ink,
                count=counts[how])
        for how, look in MOVEMENT_LOOKS.items()
        if movement_name(how)
    ]  # fmt: skip
    picture = class_matrix_specification(pd.DataFrame(cells))
    return Picture(picture, tuple(key))


def class_matrix_table(found: ScoreRanking) -> pd.DataFrame:
    """Return the same as a table: one row a class before, one column a class now."""
    rows, columns = _classes(found)
    return pd.DataFrame(
        {
            _("Class before"): [class_name(before) for before in rows],
            **{_now(now): [_count(found, before, now) for before in rows] for now in columns},
        }
    )


def _classes(found: ScoreRanking) -> tuple[list[Class], list[Class]]:
    """Return the classes of rows and columns, the best first, unclassed last where there are."""
    order = [Class.FIRST, Class.SECOND, Class.THIRD, Class.NONE]
    table = found.transitions
    rows = [at for at in order if at is not Class.NONE or table.loc[at].sum()]
    columns = [at for at in order if at is not Class.NONE or table[at].sum()]
    return rows, columns


def _count(found: ScoreRanking, before: Class, now: Class) -> int:
    return int(found.transitions.to_numpy()[before, now])


def _now(number: Class) -> str:
    return _("Now {name}").format(name=class_name(number))


def _cell(found: ScoreRanking, before: Class, now: Class) -> dict[str, object]:
    number = _count(found, before, now)
    look = MOVEMENT_LOOKS[movement(before, now)]
    row = _("Before {name}").format(name=class_name(before))
    return {
        "before": row,
        "now": _now(now),
        "text": f"{look.sign} {number}" if number else "",
        "fill": look.fill if number else _EMPTY,
        "ink": look.ink,
        "tip": f"{row} → {_now(now)}: {number}",
    }

"""The words of contributions: the sentences above the picture."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard import catalogue as catalogues
from dashboard.catalogue import Indicator
from dashboard.domain import contribution_findings as findings
from dashboard.domain import wording
from dashboard.domain.comparison import significant_change
from dashboard.domain.names import units_text
from dashboard.domain.units import Unit
from dashboard.i18n import gettext as _
from dashboard.i18n import localized
from dashboard.reports import choices
from dashboard.reports.comparisons import YEAR
from dashboard.reports.contribution import Change, Makeup
from dashboard.reports.selection import Selection

_MOST_SHARING, _MOST_CHANGING, _MOST_UNKNOWN = 3, 2, 4


def makeup_sentences(selection: Selection, found: Makeup, *, area: Unit, level: str) -> list[str]:
    """Return the net excess, who has most of it, the area without one unit, what lacks.

    Where the excess may be chance, nobody is named.
    """
    indicator, units = selection.indicator, found.units
    if units.empty:
        return [findings.no_contribution(indicator)]
    clauses = [
        _net_text(selection, found, area=area) if indicator.band else "",
        _share_text(selection, found, level=level),
        _differ_text(selection, found, level=level),
        _without_text(selection, found, area=area) if found.sure else "",
    ]
    return _told(selection, clauses, found.unknown, rest=found.rest, area=area)


def change_sentences(selection: Selection, found: Change, *, area: Unit) -> list[str]:
    """Return the area's change, its components, and which units did most, unless by chance."""
    indicator, units = selection.indicator, found.units
    if units.empty:
        return [findings.no_contribution(indicator)]
    tested = changed_beyond_chance(indicator, found)
    clauses = [
        f"{area.label} {wording.value_text(found.now.value, indicator)}"
        + _(", ")
        + _change_text(indicator, found, tested=tested),
        _effects_text(indicator, units) if indicator.denominator else "",
        "" if tested is False or not units["rate"].any() else _most_text(selection, units),
    ]
    return _told(selection, clauses, found.unknown, rest=found.rest, area=area)


def changed_beyond_chance(indicator: Indicator, found: Change) -> bool | None:
    """Return whether the area changed beyond chance; None where that cannot be tested."""
    return significant_change(indicator, now=found.now.counts, before=found.before.counts)


def amount_decimals(indicator: Indicator, amounts: Sequence[float] | np.ndarray) -> int:
    """Return the decimals of amounts: one more than the value's where all of them are small."""
    largest = np.max(np.abs(amounts), initial=0.0)
    small = 0 < largest < 10.0 ** (1 - indicator.decimals)
    return indicator.decimals + int(small and bool(indicator.denominator))


def _name(selection: Selection, code: str) -> str:
    return selection.edition.tree[code].label


def _told(
    selection: Selection,
    clauses: Sequence[str],
    unknown: Sequence[str],
    *,
    rest: float,
    area: Unit,
) -> list[str]:
    """Return the finding, and what is told of nobody singly."""
    finding = _("; ").join(clause for clause in clauses if clause) + _(".")
    sentences = [
        _("{indicator}: {finding}").format(
            indicator=selection.indicator.short_name, finding=finding
        )
    ]
    if unknown:
        names = [_name(selection, code) for code in unknown[:_MOST_UNKNOWN]]
        more = len(unknown) - len(names)
        listed = localized("、", ", ").join(names)
        listed += _(" and {count} more").format(count=more) if more else ""
        sentences.append(
            _("Counted in the sum, but not told singly: {units}.").format(units=listed)
        )
    elif rest:
        sentences.append(
            _("What is reported for {area} alone belongs to no unit.").format(area=area.label)
        )
    return sentences


def _without_text(selection: Selection, found: Makeup, *, area: Unit) -> str:
    """Return what the area would be without the unit that keeps it farthest from the benchmark."""
    side = np.copysign(1.0, found.area.value - found.benchmark)
    kept = side * (found.area.value - found.units["without"])
    if not (kept > 0).any():
        return ""
    unit = found.units.loc[kept.idxmax()]
    return findings.without_text(
        selection.indicator,
        unit=_name(selection, unit["unit_code"]),
        area=area.label,
        value=found.area.value,
        left=unit["without"],
    )


def _net_text(selection: Selection, found: Makeup, *, area: Unit) -> str:
    return findings.net_text(
        selection.indicator,
        area=area.label,
        value=found.area.value,
        events=found.excess,
        sure=found.sure,
    )


def _share_text(selection: Selection, found: Makeup, *, level: str) -> str:
    indicator = selection.indicator
    having = found.units[found.units["share"] > 0].sort_values("share", ascending=False)
    if having.empty:
        return ""
    first = having.head(_MOST_SHARING)
    names = [_name(selection, code) for code in first["unit_code"]]
    share = float(first["share"].sum())
    if indicator.band:
        weight = float(first["n"].sum() / found.area.n)
        return findings.spread_text(names=names, share=share, weight=weight)
    of_rest = len(found.unknown) if found.rest * found.excess > 0 else 0
    return findings.share_text(
        indicator,
        all_of_it=bool(found.benchmark),
        units=_units_text(selection, level, len(having) + of_rest),
        names=names,
        share=share,
        events=found.excess,
        counted=catalogues.load().measures[indicator.numerator[0]].unit,
    )


def _differ_text(selection: Selection, found: Makeup, *, level: str) -> str:
    units = _units_text(selection, level, len(found.units))
    return findings.differ_text(units=units, differ=found.differ, sure=found.sure)


def _units_text(selection: Selection, level: str, number: int) -> str:
    return units_text(choices.level_kinds(selection.edition)[level], number)


def _most_text(selection: Selection, units: pd.DataFrame) -> str:
    """Return whose own values did most, by the amounts that the picture draws."""
    indicator, rates = selection.indicator, units.set_index("unit_code")["rate"]
    decimals = amount_decimals(indicator, rates.to_numpy())
    largest = rates[rates != 0].sort_values(key=np.abs, ascending=False, kind="stable")
    return findings.most_text(
        [
            (_name(selection, str(code)), wording.signed_text(rate, decimals))
            for code, rate in largest.head(_MOST_CHANGING).items()
        ],
        weighted=bool(indicator.denominator),
    )


def _effects_text(indicator: Indicator, units: pd.DataFrame) -> str:
    effects = [float(units[name].sum()) for name in ("rate", "mix")]
    decimals = amount_decimals(indicator, effects)
    rate, mix = (wording.signed_text(effect, decimals) for effect in effects)
    return findings.effects_text(rate=rate, mix=mix)


def _change_text(indicator: Indicator, found: Change, *, tested: bool | None) -> str:
    """Return the area's change, in the words of the year where it is one of a year."""
    text = ""
    if found.now.start - found.before.start == YEAR:
        text = wording.change_text(found.now.value, found.before.value, indicator)
    if not text:
        amount = wording.signed_text(found.now.value - found.before.value, indicator.decimals)
        before = wording.value_text(found.before.value, indicator)
        text = _("{amount} from {before}").format(amount=amount, before=before)
    return text + (_(" (within random variation)") if tested is False else "")

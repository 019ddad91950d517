"""The words of contributions: sentences above the picture, tables behind it."""

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
    """Return what the area would be without one unit, who has most of the excess, what lacks."""
    indicator, units = selection.indicator, found.units
    if units.empty:
        return [findings.no_contribution(indicator)]
    clauses = [
        _without_text(selection, found, area=area),
        _share_text(selection, found, level=level),
    ]
    return _told(selection, clauses, found.unknown, rest=found.rest, area=area)


def change_sentences(selection: Selection, found: Change, *, area: Unit) -> list[str]:
    """Return the area's change, its components, and which units did most."""
    indicator, units = selection.indicator, found.units
    if units.empty:
        return [findings.no_contribution(indicator)]
    parts = (units["rate"] + units["mix"]).to_numpy()
    decimals = amount_decimals(indicator, parts)
    largest = np.argsort(-np.abs(parts), kind="stable")[:_MOST_CHANGING]
    clauses = [
        f"{area.label} {wording.value_text(found.now.value, indicator)}"
        + _(", ")
        + _change_text(indicator, found),
        _effects_text(indicator, units) if indicator.denominator else "",
        findings.most_text(
            [
                (_name(selection, code), wording.signed_text(part, decimals))
                for code, part in zip(units["unit_code"].iloc[largest], parts[largest], strict=True)
            ]
        ),
    ]
    return _told(selection, clauses, found.unknown, rest=found.rest, area=area)


def amount_decimals(indicator: Indicator, amounts: Sequence[float] | np.ndarray) -> int:
    """Return the decimals of amounts: one more than the value's where all of them are small."""
    largest = np.max(np.abs(amounts), initial=0.0)
    small = 0 < largest < 10.0 ** (1 - indicator.decimals)
    return indicator.decimals + int(small and bool(indicator.denominator))


def makeup_table(selection: Selection, found: Makeup) -> pd.DataFrame:
    """Return what units add to the area's value, most first, columns in the language in use."""
    side = np.copysign(1.0, found.area.value - found.benchmark)
    units = found.units.sort_values("points", ascending=side < 0, ignore_index=True)
    return pd.DataFrame(
        {
            _("Unit"): [_name(selection, code) for code in units["unit_code"]],
            selection.indicator.short_name: units["value"],
            _("State"): [wording.status_name(status) for status in units["status"]],
            _("Area without it"): units["without"],
            _("Beyond the expected"): units["excess"],
            _("Share of it (%)"): 100 * units["share"],
            _("Part of the value"): units["points"],
        }
    )


def change_table(selection: Selection, found: Change) -> pd.DataFrame:
    """Return what units add to the area's change, the most positive first."""
    units = found.units.assign(total=found.units["rate"] + found.units["mix"])
    units = units.sort_values("total", ascending=False, ignore_index=True)
    return pd.DataFrame(
        {
            _("Unit"): [_name(selection, code) for code in units["unit_code"]],
            _("Before"): units["before"],
            _("Now"): units["now"],
            _("By its own value"): units["rate"],
            _("By its weight"): units["mix"],
            _("Together"): units["total"],
        }
    )


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


def _share_text(selection: Selection, found: Makeup, *, level: str) -> str:
    indicator = selection.indicator
    having = found.units[found.units["share"] > 0].sort_values("share", ascending=False)
    if having.empty:
        return ""
    first = having.head(_MOST_SHARING)
    kind = choices.level_kinds(selection.edition)[level]
    side = found.area.value - found.benchmark
    of_rest = len(found.unknown) if found.rest * side > 0 else 0
    return findings.share_text(
        indicator,
        benchmark=found.benchmark,
        units=units_text(kind, len(having) + of_rest),
        names=[_name(selection, code) for code in first["unit_code"]],
        share=float(first["share"].sum()),
        events=float(having["excess"].sum() / having["share"].sum()),
        counted=catalogues.load().measures[indicator.numerator[0]].unit,
    )


def _effects_text(indicator: Indicator, units: pd.DataFrame) -> str:
    effects = [float(units[name].sum()) for name in ("rate", "mix")]
    decimals = amount_decimals(indicator, effects)
    rate, mix = (wording.signed_text(effect, decimals) for effect in effects)
    return findings.effects_text(rate=rate, mix=mix)


def _change_text(indicator: Indicator, found: Change) -> str:
    """Return the area's change, in the words of the year where it is one of a year."""
    text = ""
    if found.now.start - found.before.start == YEAR:
        text = wording.change_text(found.now.value, found.before.value, indicator)
    if not text:
        amount = wording.signed_text(found.now.value - found.before.value, indicator.decimals)
        before = wording.value_text(found.before.value, indicator)
        text = _("{amount} from {before}").format(amount=amount, before=before)
    tested = significant_change(indicator, now=found.now.counts, before=found.before.counts)
    return text + (_(" (within random variation)") if tested is False else "")

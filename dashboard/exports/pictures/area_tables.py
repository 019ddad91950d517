"""The tables of an area profile as people read them, all texts."""

from collections.abc import Sequence

import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.domain import wording
from dashboard.domain.comparison import printed_change
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.names import scope_name
from dashboard.domain.status import Position, Status, Verdict
from dashboard.domain.target_wording import distance_text
from dashboard.domain.units import Unit
from dashboard.i18n import N_
from dashboard.i18n import gettext as _
from dashboard.reports.area import ProfileLine
from dashboard.reports.parities import YEARS, ParityLine
from dashboard.reports.populations import MIGRANTS, REGISTERED, PopulationLine

_WITHHELD = "※"
FEW = "◦"
"""Behind a value of few events."""
_SIGNS = {
    Verdict.BETTER: "▲",
    Verdict.WORSE: "▼",
    Verdict.SIMILAR: "＝",
    Verdict.HIGHER: "↑",
    Verdict.LOWER: "↓",
    Verdict.UNKNOWN: "·",
}


def parity_table(lines: Sequence[ParityLine]) -> pd.DataFrame:
    """Return the sex ratio at birth by parity: the period alone, and years together."""
    pooled = _("{years} years together").format(years=YEARS)
    rows = [
        {
            _("Indicator"): line.indicator.short_name,
            _("This period"): _with_interval(line.now, line.indicator),
            _("Births"): wording.number(line.now.n),
            pooled: _with_interval(line.pooled, line.indicator),
            _("Births, {years} years").format(years=YEARS): wording.number(line.pooled.n),
            _("{years} years against the norm").format(years=YEARS): parity_norm(line),
        }
        for line in lines
    ]
    return pd.DataFrame(rows)


def _with_interval(row: Figure, indicator: Indicator) -> str:
    if not row.given:
        return wording.status_name(row.status)
    return _("{value} ({interval})").format(
        value=wording.cell_text(row.value, indicator),
        interval=wording.interval_text(row.lower, row.upper, indicator),
    )


def parity_norm(line: ParityLine) -> str:
    """Return where the pooled years, else the period, lie against the norm."""
    row = line.pooled if line.pooled.given else line.now
    return wording.norm_text(row.value, row.lower, row.upper, line.indicator)


def population_table(lines: Sequence[PopulationLine]) -> pd.DataFrame:
    """Return registered people and migrants side by side, and how they differ."""
    rows = [
        {
            _("Indicator"): line.indicator.short_name,
            scope_name(REGISTERED): _short_value(line.registered, line.indicator),
            scope_name(MIGRANTS): _short_value(line.migrants, line.indicator),
            _("Migrants against registered"): _difference(line),
        }
        for line in lines
    ]
    return pd.DataFrame(rows)


def _difference(line: PopulationLine) -> str:
    indicator = line.indicator
    change = printed_change(line.migrants.value, line.registered.value, decimals=indicator.decimals)
    if change == 0:
        return _("level")
    template = _("{distance} higher") if change > 0 else _("{distance} lower")
    text = template.format(distance=distance_text(float(abs(change)), indicator))
    if line.significant is False:
        return _("{text}, which may be chance").format(text=text)
    return text


def profile_table(lines: Sequence[ProfileLine], area_name: str) -> pd.DataFrame:
    """Return indicators with interval, a year before and, where it is named, the wider area."""
    return pd.DataFrame([_profile_row(line, area_name) for line in lines])


def _profile_row(line: ProfileLine, area_name: str) -> dict[str, str]:
    indicator = line.indicator
    row = {
        _("Indicator"): indicator.short_name,
        _("Value"): _value(line.now, indicator),
        _("95% interval"): wording.interval_text(line.now.lower, line.now.upper, indicator),
        _("A year before"): _earlier(line.before, indicator),
    }
    if area_name:
        row[area_name] = wording.cell_text(line.area.value, indicator)
        row[_("Against the wider area")] = _judgement(line)
    return row


def _value(row: Figure, indicator: Indicator) -> str:
    if not row.given:
        return wording.status_name(row.status)
    few = FEW if row.status is Status.CAUTIOUS else ""
    return wording.cell_text(row.value, indicator) + few


def _earlier(row: Figure, indicator: Indicator) -> str:
    if row.given:
        return wording.cell_text(row.value, indicator)
    return _WITHHELD if row.status is Status.SUPPRESSED else "—"


def _judgement(line: ProfileLine) -> str:
    if line.verdict is Verdict.UNKNOWN:
        return ""
    words = f"{_SIGNS[line.verdict]} {wording.verdict_name(line.verdict)}"
    beyond = {
        Position.ABOVE: N_("{verdict}, above the norm"),
        Position.BELOW: N_("{verdict}, below the norm"),
    }.get(line.norm)
    return _(beyond).format(verdict=words) if beyond else words


def below_table(
    table: pd.DataFrame, indicators: Sequence[Indicator], children: Sequence[Unit]
) -> pd.DataFrame:
    """Return one row a unit, one column an indicator that any of them has."""
    columns = {_("Unit"): [child.label for child in children]}
    for indicator in indicators:
        rows = table[table["indicator"] == indicator.id].set_index("unit_code", drop=False)
        if rows["status"].isin([Status.NO_DATA, Status.SUPPRESSED]).all():
            continue
        listed = figures_of(rows.loc[[child.code for child in children]])
        columns[indicator.short_name] = [_short_value(row, indicator) for row in listed]
    return pd.DataFrame(columns)


def _short_value(row: Figure, indicator: Indicator) -> str:
    """Return the value; a sex ratio with its interval and births, others marked if few."""
    if row.status is Status.SUPPRESSED:
        return _WITHHELD
    value = _value(row, indicator)
    if not row.given:
        return value
    if indicator.interval == "sex_ratio":
        return _("{value} ({interval}; {births})").format(
            value=value,
            interval=wording.interval_text(row.lower, row.upper, indicator),
            births=wording.count_text(row.n, "births"),
        )
    return value


def profile_notes(lines: Sequence[ProfileLine]) -> list[str]:
    """Return what the signs in a profile mean."""
    return [_few()] if any(line.now.status is Status.CAUTIOUS for line in lines) else []


def below_notes(table: pd.DataFrame) -> list[str]:
    """Return what the signs in the table of the units below mean."""
    notes = [_few()] if (table["status"] == Status.CAUTIOUS).any() else []
    if (table["status"] == Status.SUPPRESSED).any():
        notes.append(
            _(
                "{sign}: withheld. Counts of 1–4 in a village, and what would reveal them, are "
                "not shown; the sex ratio of villages is not shown at all."
            ).format(sign=_WITHHELD)
        )
    return notes


def _few() -> str:
    return f"{FEW} {wording.status_name(Status.CAUTIOUS)}"

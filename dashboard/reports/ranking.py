"""The ranking by score: ranks with their range, classes, movement, proposals, lagging units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd

from dashboard import catalogue
from dashboard.domain.assessment.kinds import Class
from dashboard.domain.assessment.parts import Part
from dashboard.domain.assessment.problems import Repeated, repeated_problems
from dashboard.domain.assessment.proposals import Findings, proposals
from dashboard.domain.assessment.ranks import (
    classes_of,
    last_places,
    ranks,
    share_in,
    tell_apart,
    to_next_class,
    transitions,
)
from dashboard.domain.assessment.rules import Assessment, PeerGroup
from dashboard.domain.assessment.scores import Scores, drawn_scores, ranked, score_range
from dashboard.domain.periods import Period
from dashboard.errors import UnknownNameError
from dashboard.i18n import N_
from dashboard.reports.proposing import Matter, condition_figures, matters, vetoed_units
from dashboard.reports.scoring import files_of, scores
from dashboard.storage.store import Edition

EVERYBODY = ""
"""No peer group: all units are ranked together."""
LAST = 3
"""How many last places are named: 后三位."""
_LOOKED_BACK = 6
"""Periods that a problem is followed back."""


@dataclass(frozen=True)
class ScoreRanking:
    """Units ranked by score in one period.

    Attributes:
        period: The period.
        before: The period before, of the same kind.
        assessment: The rules.
        table: One row a unit, the first rank first, units without a score last: ``unit_code``,
            ``score``, ``rank``, ``best`` and ``worst`` (95% range), ``class`` and
            ``class_before`` (of ``Class``), ``score_before``, ``rank_before``, ``to_next``
            (points to the next class), ``missed`` (targets missed) and ``beyond`` (of them
            beyond chance), ``last`` (one of the last places), ``vetoed``, ``left_out`` (of
            ``LeftOut``), ``births``, ``judged`` (points that could be scored at most).
        scores: The parts of the same units, in the order of the unit list.
        repeated: Targets missed in periods running.
        matters: Proposals and decisions.
        transitions: Units by class before (rows) and now (columns).
        first_class: Units in class I, and units with a class.
    """

    period: Period
    before: Period
    assessment: Assessment
    table: pd.DataFrame
    scores: Scores
    repeated: tuple[Repeated, ...]
    matters: tuple[Matter, ...]
    transitions: pd.DataFrame
    first_class: tuple[int, int]

    def parts_of(self, unit: str) -> Sequence[Part]:
        """Return the parts of one unit's score, one a rule in the order of the rules."""
        return self._parts[unit]

    @cached_property
    def _parts(self) -> Mapping[str, Sequence[Part]]:
        """The parts by unit, taken from the tables at once: row by row is slow for a city."""
        by_rule = [self.scores.parts[rule.id].to_dict("records") for rule in self.assessment.rules]
        return dict(zip(self.scores.codes, zip(*by_rule, strict=True), strict=True))


def peer_groups(edition: Edition) -> list[PeerGroup]:
    """Return the peer groups of the rules, none where there is no assessment."""
    files = edition.assessment()
    return list(files.rules.peer_groups) if files else []


def units_of_level(
    edition: Edition, *, period: Period, area: str, level: str, peers: str = EVERYBODY
) -> list[str]:
    """Return the units that are ranked together, in the order of the unit list.

    Args:
        edition: Edition to read.
        period: Units that exist in a month of it.
        area: Code of a unit; those below it, or all where it has none of the level below it.
        level: Level of the units.
        peers: Id of a peer group of the assessed level; ``EVERYBODY`` for all.

    Raises:
        UnknownNameError: There is no such peer group.
    """
    tree = edition.tree
    below = tree.descendants(area, level) or tree.descendants(tree.root.code, level)
    codes = {unit.code for unit in below if unit.exists_in(period)}
    if peers != EVERYBODY:
        codes &= _members(edition, peers)
    return [unit.code for unit in tree if unit.code in codes]


def _members(edition: Edition, peers: str) -> set[str]:
    groups = {group.id: group for group in peer_groups(edition)}
    if peers not in groups:
        known = {group.id: (group.name_zh, group.name_en) for group in groups.values()}
        raise UnknownNameError(N_("There is no peer group “{name}”."), name=peers, known=known)
    return set(groups[peers].units)


@lru_cache(maxsize=32)
def score_ranking(
    edition: Edition, *, period: Period, area: str, peers: str = EVERYBODY
) -> ScoreRanking:
    """Return the units ranked by score.

    Args:
        edition: Edition to read.
        period: Period of a kind that the rules score.
        area: As of ``units_of_level``.
        peers: As of ``units_of_level``.

    Raises:
        SettingsError: There is no assessment.
        UnknownNameError: There is no such peer group.
    """
    level = files_of(edition).rules.level
    codes = units_of_level(edition, period=period, area=area, level=level, peers=peers)
    before = period.shifted(-period.months)
    history = [
        scores(edition, period.shifted(-period.months * back)).of(codes)
        for back in range(_LOOKED_BACK)
    ]
    vetoed = {time: _flags(vetoed_units(edition, period=time), codes) for time in (period, before)}
    limits = history[0].assessment.classes
    classes, classes_before = (
        classes_of(at.totals, limits=limits, vetoed=vetoed[time])
        for at, time in zip(history, (period, before), strict=False)
    )
    placed = ranked(history[0], catalogue.load().indicators, vetoed=vetoed[period])
    repeated = repeated_problems(history)
    findings = Findings(
        scores=history[0],
        **{
            field: placed[name].to_numpy(dtype=float)
            for field, name in (
                ("ranks", "rank"),
                ("best", "best"),
                ("worst", "worst"),
                ("reach", "reach"),
            )
        },
        classes=classes,
        classes_before=classes_before,
        repeated=repeated,
        figures=condition_figures(edition, period=period, units=codes),
    )
    table = _table(findings, placed).assign(
        score_before=history[1].totals,
        rank_before=ranks(history[1].totals, vetoed=vetoed[before]),
        vetoed=vetoed[period],
    )
    return ScoreRanking(
        period=period,
        before=before,
        assessment=history[0].assessment,
        table=table.sort_values(["rank", "unit_code"], na_position="last", ignore_index=True),
        scores=history[0],
        repeated=tuple(repeated),
        matters=tuple(matters(edition, proposals(findings), period=period, units=codes)),
        transitions=transitions(classes_before, classes),
        first_class=share_in(classes, Class.FIRST),
    )


def _flags(chosen: set[str], codes: Sequence[str]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.array([code in chosen for code in codes], dtype=bool)


def _table(findings: Findings, placed: pd.DataFrame) -> pd.DataFrame:
    at, classes = findings.scores, findings.classes
    parts = at.parts.values()
    return pd.DataFrame(
        {
            "unit_code": at.codes,
            "score": at.totals,
            **{name: placed[name] for name in ("rank", "best", "worst")},
            "class": classes,
            "class_before": findings.classes_before,
            "to_next": to_next_class(at.totals, classes, limits=at.assessment.classes),
            "missed": np.sum([part["met"] == 0 for part in parts], axis=0),
            "beyond": np.sum([part["beyond"] for part in parts], axis=0),
            "last": last_places(findings.ranks, LAST) & tell_apart(findings.best, findings.worst),
            **{name: at.units[name] for name in ("left_out", "births", "judged")},
        }
    )


def parts_of(edition: Edition, *, period: Period, unit: str) -> pd.DataFrame:
    """Return the parts of one unit's score, one row a rule in the order of the rules.

    Columns ``domain.assessment.parts.PART_COLUMNS``; empty where the unit is not of the
    assessed level.

    Raises:
        SettingsError: There is no assessment.
    """
    parts = scores(edition, period).of([unit]).parts
    return pd.concat(parts.values(), ignore_index=True)


def score_ranges(found: Scores) -> pd.DataFrame:
    """Return ``unit_code, score, lower, upper, left_out``: scores with their 95% ranges."""
    drawn = drawn_scores(found, catalogue.load().indicators)
    lower, upper = score_range(drawn, found.totals)
    return found.units[["unit_code", "score", "left_out"]].assign(lower=lower, upper=upper)

"""The sentences of a ranking: its title and what must be told beside it.

Page, titles of snapshots and speaker notes say the same.
"""

import pandas as pd

from dashboard.catalogue import Direction
from dashboard.domain import wording
from dashboard.domain.assessment import ranking_words as words
from dashboard.domain.assessment.kinds import Class, Yardstick
from dashboard.domain.assessment.names import points_text
from dashboard.domain.assessment.ranks import tell_apart
from dashboard.domain.assessment.scores import LeftOut
from dashboard.domain.names import units_text
from dashboard.i18n import gettext as _
from dashboard.reports import choices
from dashboard.reports.asked_ranking import asked_peers, ranked_area, ranked_level
from dashboard.reports.indicator_ranking import IndicatorRanking
from dashboard.reports.ranking import EVERYBODY, ScoreRanking, peer_groups
from dashboard.reports.selection import Selection
from dashboard.reports.yardstick import benchmark_text


def score_title(selection: Selection, found: ScoreRanking) -> str:
    """Return who is first and who is last by score."""
    tree, ranked = selection.edition.tree, found.table.dropna(subset=["rank"])
    if ranked.empty:
        return _("No unit can be scored for this period.")
    first = [
        (tree[row["unit_code"]].label, _("{score} points").format(score=points_text(row["score"])))
        for row in ranked[ranked["rank"] == 1].to_dict("records")
    ]
    last = [
        (tree[row["unit_code"]].label, _("vetoed") if row["vetoed"] else points_text(row["score"]))
        for row in ranked[ranked["last"]].to_dict("records")
    ]
    return _sentence([words.first_text(first), _last_text(ranked, last)])


def _last_text(ranked: pd.DataFrame, last: list[tuple[str, str]]) -> str:
    """Return who is last, or that nobody is because ranks tell no units apart."""
    best, worst = (ranked[name].to_numpy(dtype=float) for name in ("best", "worst"))
    if len(ranked) > 1 and not tell_apart(best, worst):
        return words.all_chance_text()
    return words.last_text(last)


def score_sentences(selection: Selection, found: ScoreRanking) -> list[str]:
    """Return what is ranked, how classes are filled, how sure ranks are, who is left out."""
    tree, table = selection.edition.tree, found.table
    ranked = table.dropna(subset=["rank"])
    counts = {number: int((table["class"] == number).sum()) for number in Class}
    left_out = {
        reason: [tree[code].label for code in table.loc[table["left_out"] == reason, "unit_code"]]
        for reason in LeftOut
    }
    told = [_sentence([scope_text(selection, len(table)), words.classes_text(counts)])]
    clauses = [
        words.sureness_text(int((ranked["best"] == 1).sum()), len(ranked)),
        *words.left_out_sentences(left_out, minimum=found.assessment.minimum_births),
    ]
    return [*told, *([_sentence(clauses)] if any(clauses) else [])]


def indicator_title(selection: Selection, found: IndicatorRanking) -> str:
    """Return who is first and who is last by an indicator; highest and lowest without judgement."""
    tree, indicator = selection.edition.tree, found.indicator
    ranked = found.table.dropna(subset=["rank"])
    if ranked.empty:
        return _("{indicator}: no unit has enough events to be ranked.").format(
            indicator=indicator.name
        )
    first, last = (
        [
            (tree[row["unit_code"]].label, wording.value_text(row["value"], indicator))
            for row in ranked[chosen].to_dict("records")
        ]
        for chosen in (ranked["rank"] == 1, ranked["last"])
    )
    head = _("{indicator}, {order}: {first}").format(
        indicator=indicator.short_name, order=_order(found), first=words.first_text(first)
    )
    return _sentence([head, _last_text(ranked, last)])


def indicator_sentences(selection: Selection, found: IndicatorRanking) -> list[str]:
    """Return what is ranked, how many miss target or norm, how sure ranks are, who is left out."""
    table, tree = found.table, selection.edition.tree
    ranked = table.dropna(subset=["rank"])
    out = table[table["rank"].isna()]
    clauses = [scope_text(selection, len(table)), _gates_text(found, len(ranked))]
    if not table["best"].isna().all():
        clauses.append(words.sureness_text(int((ranked["best"] == 1).sum()), len(ranked)))
    told = [_sentence([clause for clause in clauses if clause])]
    reasons: dict[str, list[str]] = {}
    for code, status in zip(out["unit_code"], out["status"], strict=True):
        reasons.setdefault(wording.status_name(status), []).append(tree[code].label)
    return [
        *told,
        *(words.not_ranked_text(names, reason) + _(".") for reason, names in reasons.items()),
    ]


def scope_text(selection: Selection, units: int) -> str:
    """Return which units are ranked among themselves: ``Yunling County · 18 townships``."""
    level, peers = ranked_level(selection), asked_peers(selection)
    kind = choices.level_kinds(selection.edition)[level]
    period = wording.period_name(selection.period, selection.edition.settings.calendar)
    parts = [ranked_area(selection).label, period]
    if peers != EVERYBODY:
        parts += [group.name for group in peer_groups(selection.edition) if group.id == peers]
    return _(" · ").join([*parts, units_text(kind, units)])


def _sentence(clauses: list[str]) -> str:
    return _("; ").join(clause for clause in clauses if clause) + _(".")


def _order(found: IndicatorRanking) -> str:
    """Return by what rank 1 is given."""
    if found.indicator.band is not None:
        target = found.benchmark.kind is Yardstick.TARGET
        return _("least outside the target first") if target else _("nearest to the norm first")
    lower = found.indicator.direction is Direction.LOWER
    return _("lowest first") if lower else _("highest first")


def _gates_text(found: IndicatorRanking, ranked: int) -> str:
    missed, beyond = (int(found.table[name].sum()) for name in ("missed", "beyond"))
    if not missed:
        return ""
    return words.gates_text(
        missed,
        beyond,
        ranked=ranked,
        held=found.benchmark.kind,
        named=benchmark_text(found.benchmark, found.indicator, found.area),
    )

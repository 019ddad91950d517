"""What a ranking says: who is first and last, who is left out, how sure it is, who moved."""

from collections.abc import Mapping, Sequence
from math import isnan

from dashboard.domain import wording
from dashboard.domain.assessment.kinds import Class, Movement, Yardstick
from dashboard.domain.assessment.names import class_name, names_text
from dashboard.domain.assessment.scores import LeftOut
from dashboard.i18n import N_, counted
from dashboard.i18n import gettext as _

_THREE = 3
_MOST_FIRST, _MOST_LAST, _MOST_LEFT_OUT = 3, 6, 12
_MOVEMENTS = {
    Movement.UP: N_("up"),
    Movement.LEVEL: N_("same"),
    Movement.DOWN: N_("down"),
}
_YARDSTICKS = {
    Yardstick.TARGET: N_("Target"),
    Yardstick.NORM: N_("Norm"),
    Yardstick.AREA: N_("Wider area"),
}
_VERDICTS = {
    Yardstick.TARGET: (N_("× missed"), N_("✓ met")),
    Yardstick.NORM: (N_("× outside norm"), N_("✓ within norm")),
    Yardstick.AREA: (N_("× worse"), N_("✓ not worse")),
}
_GATES = {
    Yardstick.TARGET: (
        N_("{n} of {ranked} misses the {named}, {beyond} beyond chance"),
        N_("{n} of {ranked} miss the {named}, {beyond} beyond chance"),
    ),
    Yardstick.NORM: (
        N_("{n} of {ranked} is outside the {named}, {beyond} beyond chance"),
        N_("{n} of {ranked} are outside the {named}, {beyond} beyond chance"),
    ),
    Yardstick.AREA: (
        N_("{n} of {ranked} is worse than the {named}, {beyond} beyond chance"),
        N_("{n} of {ranked} are worse than the {named}, {beyond} beyond chance"),
    ),
}
_LEFT_OUT = {
    LeftOut.TOO_FEW: N_("Not ranked for fewer than {n} births: {units}"),
    LeftOut.NOT_REPORTED: N_("Not ranked for want of reports: {units}"),
}


def movement_name(moved: Movement) -> str:
    """Return the word for a movement of class; empty where it is not known."""
    return _(_MOVEMENTS[moved]) if moved in _MOVEMENTS else ""


def first_text(named: Sequence[tuple[str, str]]) -> str:
    """Return who is first; several share the place.

    Args:
        named: Name and score or value of those with rank 1, one at least; values may differ
            where all within a norm are equally good.
    """
    names, values = [name for name, _value in named], {value for _name, value in named}
    if len(named) == 1:
        return _("{units} first ({value})").format(units=names[0], value=named[0][1])
    if len(values) == 1:
        listed = names_text(names, most=_MOST_FIRST)
        return _("{units} share rank 1 ({value})").format(units=listed, value=named[0][1])
    listed = names_text(_with_values(named), most=_MOST_FIRST)
    return _("{units} share rank 1").format(units=listed)


def _with_values(named: Sequence[tuple[str, str]]) -> list[str]:
    return [_("{unit} ({value})").format(unit=name, value=value) for name, value in named]


def last_text(named: Sequence[tuple[str, str]]) -> str:
    """Return who holds the last places; empty where nobody does.

    Ties make more than three of them, which must then not be called the last three.

    Args:
        named: Name and score or value of each, the last one last.
    """
    if not named:
        return ""
    listed = names_text(_with_values(named), most=_MOST_LAST)
    if len(named) == _THREE:
        return _("last three: {units}").format(units=listed)
    if len(named) == 1:
        return _("last: {units}").format(units=listed)
    return _("last {n} units: {units}").format(n=len(named), units=listed)


def all_chance_text() -> str:
    """Return that ranks tell no units apart, so that nobody is last."""
    return _("all differences of rank lie within chance")


def left_out_sentences(names: Mapping[LeftOut, Sequence[str]], *, minimum: int) -> list[str]:
    """Return who has no rank and why, one clause a reason.

    Args:
        names: Names of the units by reason.
        minimum: Fewest births of a unit that is ranked.
    """
    return [
        _(_LEFT_OUT[reason]).format(n=minimum, units=names_text(units, most=_MOST_LEFT_OUT))
        for reason, units in names.items()
        if units and reason in _LEFT_OUT
    ]


def not_ranked_text(names: Sequence[str], reason: str) -> str:
    """Return who has no rank by an indicator, and the state of the figure that explains it."""
    listed = names_text(names, most=_MOST_LEFT_OUT)
    return _("Not ranked ({reason}): {units}").format(reason=reason, units=listed)


def classes_text(counts: Mapping[Class, int]) -> str:
    """Return how many units are in each class, and the share of the first one."""
    classed = sum(count for number, count in counts.items() if number is not Class.NONE)
    if not classed:
        return ""
    first = counts.get(Class.FIRST, 0)
    parts = [
        _("{name} {n} ({share}%)").format(
            name=class_name(Class.FIRST), n=first, share=wording.number(100 * first / classed, 1)
        )
    ]
    parts += [
        _("{name} {n}").format(name=class_name(number), n=counts.get(number, 0))
        for number in (Class.SECOND, Class.THIRD)
    ]
    return _(", ").join(parts)


def sureness_text(may_be_first: int, ranked: int) -> str:
    """Return how far ranks tell units apart.

    Args:
        may_be_first: Units whose 95% range holds rank 1.
        ranked: Units with a rank.
    """
    if ranked < 2 or may_be_first < 2:  # noqa: PLR2004  one unit alone is told apart
        return ""
    return _(
        "Rank 1 lies within the 95% range of {n} of {ranked} units: close ranks may be chance"
    ).format(n=may_be_first, ranked=ranked)


def change_of_rank_text(rank: float, before: float) -> str:
    """Return by how many places a rank rose or fell; empty where either is missing."""
    if isnan(rank) or isnan(before):
        return ""
    if rank == before:
        return _("＝ {rank}").format(rank=f"{before:.0f}")
    return _("{sign} from {rank}").format(sign="▲" if rank < before else "▼", rank=f"{before:.0f}")


def range_text(best: float, worst: float) -> str:
    """Return a 95% range of ranks: ``3–17``; empty where it is not known."""
    return "" if isnan(best) else f"{best:.0f}–{worst:.0f}"


def missed_text(missed: int) -> str:
    """Return whether targets are missed, with a sign: the first gate."""
    return _("× {n} missed").format(n=missed) if missed else _("✓ all met")


def beyond_text(missed: int, beyond: int) -> str:
    """Return whether chance explains what is missed, with a sign: the second gate."""
    if not missed:
        return "—"
    return _("● {n} beyond chance").format(n=beyond) if beyond else _("○ may be chance")


def next_class_text(points: float, *, number: int, vetoed: bool) -> str:
    """Return what is missing to the next class.

    Args:
        points: Points missing; NaN for none.
        number: The class, a value of ``Class``.
        vetoed: Whether a confirmed veto holds the unit back.
    """
    if vetoed:
        return _("vetoed")
    if number == Class.FIRST:
        return _("top class")
    return "" if isnan(points) else _("{score} short").format(score=wording.number(points, 1))


def gates_text(missed: int, beyond: int, *, ranked: int, held: Yardstick, named: str) -> str:
    """Return how many units miss what values are held against, and how many beyond chance.

    Args:
        missed: Units that miss it.
        beyond: Of them, those that do beyond chance.
        ranked: Units with a rank.
        held: What values are held against.
        named: Its name with its limits.
    """
    return counted(*_GATES[held], missed, beyond=beyond, ranked=ranked, named=named)


def yardstick_name(held: Yardstick) -> str:
    """Return what values are held against, as the heading of a column."""
    return _(_YARDSTICKS[held])


def benchmark_verdict(missed: bool, *, held: Yardstick) -> str:  # noqa: FBT001  the first gate itself
    """Return whether one value misses what it is held against, with a sign."""
    bad, good = _VERDICTS[held]
    return _(bad) if missed else _(good)


def chance_verdict(missed: bool, *, beyond: bool) -> str:  # noqa: FBT001  the first gate itself
    """Return whether chance explains that one value misses, with a sign: the second gate."""
    if not missed:
        return "—"
    return _("● beyond chance") if beyond else _("○ may be chance")

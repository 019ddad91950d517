"""The rules of an assessment: ``assessment.toml``, checked against catalogue and units."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from dashboard import catalogue
from dashboard.catalogue import SCOPES, Direction
from dashboard.domain.assessment.kinds import Better, When
from dashboard.domain.assessment.rules import Assessment, Condition, PeerGroup, Rule
from dashboard.domain.units import UnitTree
from dashboard.errors import SettingsError
from dashboard.i18n import N_
from dashboard.nearest import nearest
from dashboard.storage.unit_names import Mention, UnitNames
from dashboard.toml_files import Place, read_toml
from dashboard.validation import validated

FILE_NAME = "assessment.toml"

_NEEDED = N_("{place}: is missing; this kind of entry needs it.")
_RULES = {
    **{
        f"needs_{field}": (field, _NEEDED)
        for field in ("target", "points", "zero", "band", "improvement", "indicator", "limit")
    },
    "band_order": ("band", N_("{place}: expected the lower limit first, then the higher one.")),
    "zero": ("zero", N_("{place}: expected another value than the target.")),
    "classes": (
        "classes",
        N_(
            "{place}: expected a limit of the second class above 0 and below that of the first, "
            "which all points together reach."
        ),
    ),
}
_FIRST = 8
"""Valid names that are listed where none is near."""
_Entry = TypeVar("_Entry", Rule, Condition)
_UNKNOWN = N_("{place}: “{found}” is not known; nearest: {expected}.")


def read_assessment(folder: Path, tree: UnitTree) -> Assessment:
    """Read and check ``assessment.toml`` of a territory's folder.

    Raises:
        FileNotFoundError: There is none.
        SettingsError: It is not TOML in UTF-8, or a field is wrong; names file, entry, field,
            what was expected and what was found.
    """
    shown = f"{folder.resolve().name}/{FILE_NAME}"
    data = read_toml(folder / FILE_NAME, shown=shown, error=SettingsError)
    rules = validated(data, Assessment, place=Place(shown), error=SettingsError, rules=_RULES)
    _refuse_unknown(rules.level, dict.fromkeys(tree.levels, ()), Place(shown, field="level"))
    for kind in ("rules", "peer_groups"):
        _refuse_twice([entry.id for entry in getattr(rules, kind)], shown, kind)
    checked = {
        kind: tuple(
            _with_direction(entry, Place(shown, entry=f"{kind} {number}"))
            for number, entry in enumerate(getattr(rules, kind), 1)
        )
        for kind in ("rules", "veto", "yellow_card", "key_management")
    }
    return rules.model_copy(update={**checked, "peer_groups": _peer_groups(rules, tree, shown)})


def _refuse_unknown(name: str, known: Mapping[str, Sequence[str]], place: Place) -> None:
    """Refuse a name that is no key of ``known``, which holds further names of each."""
    if name not in known:
        close = nearest(name, known) or list(known)[:_FIRST]
        raise SettingsError(_UNKNOWN, place=place, found=name, expected=", ".join(close))


def _refuse_twice(ids: Sequence[str], shown: str, kind: str) -> None:
    for number, name in enumerate(ids, 1):
        if name in ids[: number - 1]:
            raise SettingsError(
                N_("{place}: “{found}” stands twice; give each entry an id of its own."),
                place=Place(shown, entry=f"{kind} {number}", field="id"),
                found=name,
            )


def _with_direction(entry: _Entry, place: Place) -> _Entry:
    """Return the entry with which way is better, by the catalogue unless it says so itself."""
    if not entry.indicator:
        return entry
    names = {known.id: known.names for known in catalogue.load().indicators.values()}
    _refuse_unknown(entry.indicator, names, replace(place, field="indicator"))
    _refuse_unknown(entry.scope, dict.fromkeys(SCOPES, ()), replace(place, field="scope"))
    if entry.better is not None or _needs_no_direction(entry):
        return entry
    direction = catalogue.load().indicators[entry.indicator].direction
    if direction not in (Direction.HIGHER, Direction.LOWER):
        raise SettingsError(
            N_(
                "{place}: “{found}” has no better side in the catalogue; expected "
                'better = "higher" or better = "lower".'
            ),
            place=replace(place, field="better"),
            found=entry.indicator,
        )
    return entry.model_copy(update={"better": Better(direction.value)})


def _needs_no_direction(entry: Rule | Condition) -> bool:
    if isinstance(entry, Rule):
        return entry.band is not None
    return entry.when is When.REPEATED


def _peer_groups(rules: Assessment, tree: UnitTree, shown: str) -> tuple[PeerGroup, ...]:
    """Return the groups with their units as codes of the assessed level."""
    names = UnitNames(tree)
    taken: dict[str, str] = {}
    groups = []
    for number, group in enumerate(rules.peer_groups, 1):
        place = Place(shown, entry=f"peer_groups {number}", field="units")
        codes = [
            code
            for text in group.units
            for code in _codes_of(text, rules.level, tree=tree, names=names, place=place)
        ]
        for code in codes:
            if code in taken:
                raise SettingsError(
                    N_("{place}: {found} is in the group “{expected}” already."),
                    place=place,
                    found=f"{tree[code].name} ({code})",
                    expected=taken[code],
                )
            taken[code] = group.id
        groups.append(group.model_copy(update={"units": tuple(codes)}))
    return tuple(groups)


def _codes_of(
    text: str, level: str, *, tree: UnitTree, names: UnitNames, place: Place
) -> list[str]:
    mention = Mention(code=text) if text.isdigit() else Mention(name=text)
    unit = names.find(mention).unit
    if unit is None:
        known = {other.code: (other.name, other.name_en) for other in tree}
        close = [f"{code} {tree[code].name}" for code in nearest(text, known)]
        raise SettingsError(_UNKNOWN, place=place, found=text, expected=", ".join(close) or "—")
    if unit.level == level:
        return [unit.code]
    below = [other.code for other in tree.descendants(unit.code, level)]
    if not below:
        raise SettingsError(
            N_("{place}: {found} is no unit of the level {expected} and has none below it."),
            place=place,
            found=f"{unit.name} ({unit.code})",
            expected=level,
        )
    return below

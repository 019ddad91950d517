"""How units look: colour says the class, emphasis agrees with what is beyond chance."""

from itertools import product

import pytest

from dashboard import catalogue as catalogues
from dashboard.catalogue import Interval
from dashboard.charts import palette
from dashboard.charts.frame_looks import frame_looks
from dashboard.charts.key import KeyItem, background
from dashboard.charts.map_key import counted, map_key
from dashboard.charts.map_looks import MapLook, MapView, look_of
from dashboard.domain.classification import class_breaks
from dashboard.domain.status import Status
from dashboard.domain.unit_marks import FEW, STANDING, STATE_NUMBERS, Standing, UnitMark, sign

ENTRIES = catalogues.load().indicators
RATES = [2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0]
SEX_RATIO, BIRTH_RATE, BIRTHS = (
    MapView(ENTRIES[name], class_breaks(ENTRIES[name], values))
    for name, values in (
        ("sex_ratio_at_birth", []),
        ("birth_rate", RATES),
        ("births", list(range(10, 20))),
    )
)


def switched(view: MapView, **switches: bool) -> MapView:
    return MapView(view.indicator, view.breaks, **switches)


VIEWS = [
    switched(view, significant=significant, smoothed=smoothed)
    for view in (SEX_RATIO, BIRTH_RATE, BIRTHS)
    for significant, smoothed in product((False, True), repeat=2)
]


def marks(view: MapView) -> list[UnitMark]:
    standings = [*Standing] if view.normed else [*Standing][:3]
    return [
        UnitMark(place, few, standing)
        for place, few, standing in product(range(view.breaks.count), (False, True), standings)
    ]


def number(mark: UnitMark) -> int:
    return mark.place + FEW * mark.few + STANDING * mark.standing


def looks(view: MapView) -> dict[UnitMark, MapLook]:
    return {mark: look_of(number(mark), view) for mark in marks(view)}


@pytest.mark.parametrize("view", VIEWS)
def test_a_fill_belongs_to_one_class_only(view: MapView) -> None:
    classes: dict[str, set[int]] = {}
    for mark, look in looks(view).items():
        classes.setdefault(look.fill, set()).add(mark.place)
    if view.tested:
        assert len(classes.pop(palette.FAINT)) == view.breaks.count
    assert all(len(places) == 1 for places in classes.values())


@pytest.mark.parametrize("view", VIEWS)
def test_few_events_are_always_told_beside_colour(view: MapView) -> None:
    for mark, look in looks(view).items():
        faint = look.fill == palette.FAINT
        assert (look.pattern == "few") == (mark.few and not faint)
        assert (look.ink != "") == (look.pattern == "few")
        assert look.ink != look.fill


def test_beyond_the_norm_is_full_and_outlined_though_few_and_the_rest_is_pale() -> None:
    for mark, look in looks(SEX_RATIO).items():
        full = SEX_RATIO.colours[mark.place]
        beyond = mark.standing in (Standing.ABOVE_NORM, Standing.BELOW_NORM)
        assert look.fill == (full if beyond else palette.paler(full))
        assert look.outline == ("strong" if beyond else "")
        assert not look.arrow


def test_without_a_norm_only_few_events_within_chance_are_pale() -> None:
    for mark, look in looks(BIRTH_RATE).items():
        full = BIRTH_RATE.colours[mark.place]
        pale = mark.few and mark.standing is Standing.CHANCE
        assert look.fill == (palette.paler(full) if pale else full)
        assert not look.outline


@pytest.mark.parametrize("view", [SEX_RATIO, BIRTH_RATE])
def test_the_switch_leaves_colour_outline_and_side_to_what_is_beyond_chance(view: MapView) -> None:
    for mark, look in looks(switched(view, significant=True)).items():
        if mark.standing is Standing.CHANCE:
            assert look == MapLook(palette.FAINT)
            continue
        assert look.fill == view.colours[mark.place]
        above = mark.standing in (Standing.ABOVE_AREA, Standing.ABOVE_NORM)
        assert look.arrow == ("↑" if above else "↓")
        own = mark.standing >= Standing.ABOVE_NORM or not view.normed
        assert look.outline == ("strong" if own else "dashed")


def test_a_smoothed_value_beyond_the_norm_says_its_side() -> None:
    low = number(UnitMark(4, few=False, standing=Standing.BELOW_NORM))
    assert look_of(low, SEX_RATIO).arrow == ""
    assert look_of(low, switched(SEX_RATIO, smoothed=True)).arrow == "↓"


def test_counts_have_no_chance_to_be_beyond() -> None:
    assert looks(BIRTHS) == looks(switched(BIRTHS, significant=True))


@pytest.mark.parametrize("view", VIEWS)
def test_the_key_explains_all_that_is_seen_and_counts_every_unit(view: MapView) -> None:
    known = marks(view)
    items = counted(map_key(view, area="云岭县"), map(number, known))
    classes, signs = items[: view.breaks.count], items[view.breaks.count :]
    seen = looks(view)
    faint = sum(look.fill == palette.FAINT for look in seen.values())
    assert sum(item.count or 0 for item in classes) + faint == len(known)
    counts = {item.form: item.count for item in signs if item.form != "area"}
    said = not (view.normed or view.tested) and view.indicator.interval is not Interval.NONE
    wanted = {
        "words": said * sum(mark.standing is not Standing.CHANCE for mark in known),
        "outline": sum(look.outline == "strong" for look in seen.values()),
        "dashed_outline": sum(look.outline == "dashed" for look in seen.values()),
        "few": sum(look.pattern == "few" for look in seen.values()),
    }
    assert counts == {form: count for form, count in wanted.items() if count}
    shown = {shade for item in items for shade in (item.colour, item.ink)}
    pale = {look.fill for look in seen.values() if not look.pattern}
    assert pale <= shown
    arrows = any(look.arrow for look in seen.values())
    assert any("↑" in item.words for item in items) == arrows


@pytest.mark.parametrize(
    ("view", "standing", "words"),
    [
        (SEX_RATIO, Standing.ABOVE_NORM, "粗线：显著超出正常范围（偶然≤0.6）"),
        (BIRTH_RATE, Standing.BELOW_AREA, "显著高于或低于云岭县（偶然≤0.6）"),
    ],
)
def test_the_key_says_how_many_chance_alone_would_put_there(
    view: MapView, standing: Standing, words: str
) -> None:
    beyond = [number(UnitMark(0, few=False, standing=standing))] * 2
    others = [number(UnitMark(0, few=False, standing=Standing.CHANCE))] * 10
    unjudged = [STATE_NUMBERS[Status.TOO_FEW]] * 30
    items = counted(map_key(view, area="云岭县"), [*beyond, *others, *unjudged])
    assert [item.count for item in items if item.words == words] == [2]
    few = counted(map_key(view, area="云岭县"), [*beyond, *others[:7], *unjudged])
    assert not any("偶然" in item.words for item in few)
    none = counted(map_key(view, area="云岭县"), others)
    assert not any("偶然" in item.words for item in none)


def test_states_are_named_where_there_are_any() -> None:
    numbers = [STATE_NUMBERS[Status.TOO_FEW]] * 2 + [STATE_NUMBERS[Status.NO_DATA]]
    items = [item for item in counted(map_key(SEX_RATIO, area=""), numbers) if item.count]
    assert [(item.form, item.count) for item in items] == [("dots", 2), ("area", 1)]


def test_the_frame_is_told_looks_and_key_of_what_occurs_only() -> None:
    beyond = number(UnitMark(5, few=True, standing=Standing.ABOVE_NORM))
    chance = number(UnitMark(0, few=True, standing=Standing.CHANCE))
    told = frame_looks(SEX_RATIO, [sign(beyond) + sign(chance)], area="云岭县")
    assert set(told["looks"]["usual"]) == {sign(beyond), sign(chance), told["unknown"]}
    assert told["looks"]["significant"][sign(chance)]["fill"] == palette.FAINT
    (outline,) = [item for item in told["key"]["usual"] if item["form"] == "outline"]
    assert outline["codes"] == sign(beyond)
    assert set(outline["judged"]) == {sign(beyond), sign(chance)}
    assert told["chance"] == {"words": "（偶然≤{expected}）", "rate": 0.05, "least": 10}
    assert [item["form"] for item in told["key"]["usual"] if item["always"]] == ["pale"] * 6


@pytest.mark.parametrize(
    ("item", "css"),
    [
        (KeyItem("area", "#123456", ""), "#123456"),
        (KeyItem("pale", "#123456", "", ink="#abcdef"),
         "linear-gradient(90deg, #123456 50%, #abcdef 50%)"),
        (KeyItem("few", "#abcdef", "", ink="#123456"),
         "radial-gradient(#123456 24%, #abcdef 30%) 0 0 / 6px 6px"),
        (KeyItem("hatch", "#e3e6ea", ""), palette.STATE_LOOKS[Status.SUPPRESSED].css),
    ],
)  # fmt: skip
def test_signs_of_the_key_look_like_the_map(item: KeyItem, css: str) -> None:
    assert background(item) == css

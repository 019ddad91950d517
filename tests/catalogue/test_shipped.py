"""The entries that ship: complete, in both languages, consistent."""

import re
from datetime import date

import pytest

from dashboard.catalogue import GROUPS, Direction, Indicator, Measure, load
from dashboard.errors import UnknownNameError
from dashboard.i18n import LANGUAGES, using

CATALOGUE = load()
ENTRIES = [*CATALOGUE.measures.values(), *CATALOGUE.indicators.values()]
CJK = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
LATIN = re.compile(r"[A-Za-z]")
HISTORICAL = {
    "policy_compliance",
    "three_check",
    "timely_measures",
    "contraceptive_prevalence",
    "contraceptive_use",
    "contraceptive_efficacy",
    "survey_points_below_half",
}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_texts_are_in_their_own_language(entry: Measure | Indicator) -> None:
    texts = entry.model_dump()
    for field in (name for name in texts if name.endswith(("_zh", "_en")) and texts[name]):
        wrong = LATIN if field.endswith("_zh") else CJK
        assert not wrong.search(texts[field]), field
        other = field[:-2] + ("en" if field.endswith("zh") else "zh")
        assert texts[other] or not field.startswith("why"), other


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_says_who_answers_for_it_and_until_when(entry: Measure | Indicator) -> None:
    assert entry.author == "统计组"
    assert entry.checked_by
    assert entry.review_date > date(2026, 1, 1)


@pytest.mark.parametrize("indicator", CATALOGUE.indicators.values(), ids=lambda entry: entry.id)
def test_names_definitions_and_groups_exist_in_both_languages(indicator: Indicator) -> None:
    for language in LANGUAGES:
        with using(language):
            assert indicator.name
            assert indicator.short_name
            assert indicator.definition.endswith(("。", "."))
            assert indicator.group_name


def test_names_of_indicators_are_unique() -> None:
    for field in ("name_zh", "name_en"):
        names = [getattr(entry, field) for entry in CATALOGUE.indicators.values()]
        assert len(names) == len(set(names))


def test_historical_indicators_are_those_of_the_old_policy() -> None:
    historical = {name for name, i in CATALOGUE.indicators.items() if i.status == "historical"}
    assert historical == HISTORICAL
    assert {CATALOGUE.indicators[name].valid_to for name in historical} == {2021}


def test_births_carry_no_judgement_and_sex_ratios_a_norm() -> None:
    indicators = CATALOGUE.indicators
    for name in ("births", "birth_rate", "death_rate", "natural_increase", "parity_share_2"):
        assert indicators[name].direction is Direction.NONE
    for name in ("", "_parity_1", "_parity_2", "_parity_3"):
        ratio = indicators[f"sex_ratio_at_birth{name}"]
        assert ratio.band == (103, 107)
        assert (ratio.minimum_n, ratio.cautious_n, ratio.decimals) == (10, 100, 1)


def test_the_two_complements_of_the_survey_are_read_in_opposite_directions() -> None:
    indicators = CATALOGUE.indicators
    assert indicators["statistical_accuracy"].direction is Direction.HIGHER
    assert indicators["unreported_rate"].direction is Direction.LOWER


def test_every_group_is_used() -> None:
    assert {indicator.group for indicator in CATALOGUE.indicators.values()} == set(GROUPS)


def test_a_part_is_kept_from_villages_wherever_sex_parity_or_age_is_told() -> None:
    open_measures = {name for name, m in CATALOGUE.measures.items() if m.village}
    told = re.compile(r"^(boys|girls|births_parity|births_age|women_age)")
    assert not [name for name in open_measures if told.match(name)]
    assert {"births", "deaths", "population"} <= open_measures


def test_a_part_counts_what_its_whole_counts() -> None:
    measures = CATALOGUE.measures
    for measure in measures.values():
        pieces: list[Measure] = [measures[name] for parts in measure.parts for name in parts]
        assert {piece.kind for piece in pieces} <= {measure.kind}
        assert {piece.unit for piece in pieces} <= {measure.unit}
    done = {name: m for name, m in measures.items() if m.at_most}
    assert all(m.unit == measures[str(m.at_most)].unit for m in done.values())


def test_an_unknown_indicator_is_answered_with_the_nearest_ids() -> None:
    with pytest.raises(UnknownNameError) as caught:
        CATALOGUE.indicator("birth_rates")
    with using("en"):
        assert "There is no indicator “birth_rates”" in str(caught.value)
        assert "birth_rate" in str(caught.value)


@pytest.mark.parametrize("field", ["id", "name_zh", "name_en", "short_zh", "short_en"])
def test_every_indicator_is_found_by_its_id_and_all_its_names(field: str) -> None:
    for indicator in CATALOGUE.indicators.values():
        if name := getattr(indicator, field):
            assert CATALOGUE.indicator(name) is indicator


@pytest.mark.parametrize("name", [" SEX  RATIO at birth", "出生人口性别比　", "sexratioatbirth"])
def test_width_case_and_spaces_of_a_name_make_no_difference(name: str) -> None:
    assert CATALOGUE.indicator(name).id == "sex_ratio_at_birth"


def test_initials_tell_an_indicator() -> None:
    for name, meant in (("tfr", "total_fertility_rate"), ("srb", "sex_ratio_at_birth")):
        with pytest.raises(UnknownNameError) as caught:
            CATALOGUE.indicator(name)
        assert caught.value.nearest[0] == meant


def test_the_catalogue_is_read_once() -> None:
    assert load() is CATALOGUE

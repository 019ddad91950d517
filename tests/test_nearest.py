"""What somebody meant who wrote a name that nobody knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import UnknownNameError
from dashboard.i18n import Language, using
from dashboard.nearest import MOST, nearest

KNOWN = {
    "birth_rate": ("出生率", "Birth rate"),
    "unreported_rate": ("出生漏报率", "Unreported births"),
    "sex_ratio_at_birth": ("出生人口性别比", "Sex ratio at birth", "性别比"),
    "total_fertility_rate": ("总和生育率", "Total fertility rate", ""),
}


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("tfr", "total_fertility_rate"),
        ("TFR", "total_fertility_rate"),
        ("srb", "sex_ratio_at_birth"),
        ("srab", "sex_ratio_at_birth"),
        ("出生率", "birth_rate"),
        (" Birth Rate ", "birth_rate"),
        ("性别", "sex_ratio_at_birth"),
        ("漏报", "unreported_rate"),
        ("birthrate", "birth_rate"),
        ("总合生育率", "total_fertility_rate"),
    ],
)
def test_the_likeliest_comes_first(name: str, first: str) -> None:
    assert nearest(name, KNOWN)[0] == first


def test_the_very_name_comes_before_longer_ones_and_those_before_similar_ones() -> None:
    towns = {"3": ("明溪镇北村",), "4": ("清溪镇",), "2": ("明溪镇村",), "1": ("明溪镇",)}
    assert nearest("明溪镇", towns) == ["1", "2", "3", "4"]


@pytest.mark.parametrize("name", ["", "  ", "zzz"])
def test_nothing_is_near_to_nonsense(name: str) -> None:
    assert nearest(name, KNOWN) == []


names = st.text("ab 率_", max_size=6)


@given(names, st.dictionaries(names, st.lists(names, max_size=2), max_size=12))
def test_each_id_is_offered_once_and_few_are(name: str, known: dict[str, list[str]]) -> None:
    found = nearest(name, known)
    assert len(found) == len(set(found)) <= MOST
    assert set(found) <= set(known)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("zh", "total_fertility_rate 总和生育率"),
        ("en", "total_fertility_rate Total fertility rate"),
    ],
)
def test_ids_are_shown_with_their_names(language: Language, shown: str) -> None:
    with using(language):
        text = str(UnknownNameError("No {name}.", name="tfr", known=KNOWN))
    assert text.startswith("No tfr. ") or language == "zh"
    assert shown in text


def test_ids_without_names_are_shown_alone_and_where_none_is_near_the_first_ones() -> None:
    with using("en"):
        error = UnknownNameError("No {name}.", name="zzz", known=[f"level{n}" for n in range(20)])
        assert error.nearest == [f"level{n}" for n in range(8)]
        assert str(error).startswith("No zzz. Did you mean: level0, level1, ")
        assert str(UnknownNameError("No {name}.", name="zzz")) == "No zzz."

"""Figures as the command line prints them."""

import pytest

from dashboard import catalogue as catalogues
from dashboard.errors import UnknownNameError
from dashboard.i18n import using
from dashboard.reports.printing import PRINTED_COLUMNS, printed_figures
from dashboard.storage.store import Edition
from tests.reports.territory import COUNTY, EAST, LARGE, LARGEST, NEW, OLD, SMALL, SOUTH, WEST

CATALOGUE = catalogues.load()
ASKED = {
    "indicator": "sex_ratio_at_birth",
    "period": "2026H1",
    "level": "",
    "unit": "",
    "scope": "all",
}


def printed(edition: Edition, **names: str):
    return printed_figures(edition, CATALOGUE, **{**ASKED, **names})


def test_without_level_or_unit_the_territory_as_a_whole_is_printed(county: Edition) -> None:
    with using("en"):
        table = printed(county)
    assert tuple(table.columns) == PRINTED_COLUMNS
    assert table.iloc[0, :7].tolist() == [
        COUNTY,
        "Test County",
        "2026H1",
        "2025-10-01",
        "2026-03-31",
        383,
        261,
    ]
    assert table.loc[0, ["value", "lower", "upper"]].tolist() == pytest.approx(
        [146.743, 125.403, 171.715], abs=0.001
    )
    assert table["status"].tolist() == ["ok"]


@pytest.mark.parametrize(
    ("level", "unit", "period", "codes"),
    [
        ("township", "", "2026H1", [EAST, WEST, SOUTH, OLD, NEW]),
        ("township", "", "2026Q2", [EAST, WEST, SOUTH, NEW]),
        ("village", EAST, "2026H1", [LARGE, SMALL, LARGEST]),
        ("village", WEST, "2026H1", []),
        ("township", EAST, "2026H1", [EAST]),
        ("", SOUTH, "2026H1", [SOUTH]),
    ],
)
def test_level_and_unit_choose_the_rows(
    county: Edition, level: str, unit: str, period: str, codes: list[str]
) -> None:
    table = printed(county, level=level, unit=unit, period=period)
    assert table["unit_code"].tolist() == codes


def test_names_are_in_the_language_in_use(county: Edition) -> None:
    assert printed(county, unit=WEST)["unit_name"].tolist() == ["西镇"]


def test_withheld_villages_are_withheld_here_too(county: Edition) -> None:
    table = printed(county, indicator="births", level="village")
    assert table["status"].tolist() == ["suppressed", "suppressed", "ok"]
    assert table["numerator"].isna().tolist() == [True, True, False]


@pytest.mark.parametrize(
    ("names", "nearest"),
    [
        ({"indicator": "sex_ratio"}, "sex_ratio_at_birth"),
        ({"period": "2026H3"}, "2026H1"),
        ({"period": "first half"}, "2026H1"),
        ({"indicator": "total_fertility_rate", "period": "2026H1"}, None),
        ({"level": "townships"}, "township"),
        ({"unit": "990201009"}, "990201003"),
        ({"scope": "migrant"}, "migrants_in"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(
    county: Edition, names: dict[str, str], nearest: str | None
) -> None:
    with pytest.raises(UnknownNameError) as refused:
        printed(county, **names)
    assert f"“{[*names.values()][-1]}”" in str(refused.value)
    assert nearest is None or nearest in refused.value.nearest

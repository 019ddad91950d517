"""Invalid catalogues: one sentence that names file, entry and field, in both languages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.catalogue import load
from dashboard.errors import CatalogueError
from dashboard.i18n import LANGUAGES, Language, using

SIGNED = 'author = "A"\nchecked_by = "B"\nreview_date = 2026-07-01\n'
BOYS = '[boys]\nname_zh = "男婴"\nname_en = "Boys"\nkind = "flow"\nunit = "births"\n' + SIGNED
GIRLS = '[girls]\nname_zh = "女婴"\nname_en = "Girls"\nkind = "flow"\nunit = "births"\n' + SIGNED
PEOPLE = (
    '[people]\nname_zh = "人口"\nname_en = "People"\nkind = "stock"\nunit = "persons"\n'
    'average = "mean_people"\n' + SIGNED
)
RATIO = (
    '[ratio]\nname_zh = "性别比"\nname_en = "Ratio"\ngroup = "sex_ratio"\n'
    'numerator = ["boys"]\ndenominator = ["girls"]\nfactor = 100\nunit = "ratio"\ndecimals = 1\n'
    'direction = "band"\nband = [103, 107]\ninterval = "sex_ratio"\nscheme = "norm"\n'
    "breaks = [103, 107, 120]\n"
    'aggregation = "ratio_of_sums"\ndefinition_zh = "定义"\ndefinition_en = "Definition"\n'
    'source = "S"\nstatus = "current"\n' + SIGNED
)


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(*changes: tuple[str, str]) -> Path:
        """Write a catalogue with changes, each to the first file that has the old text."""
        texts = {"measures.toml": BOYS + GIRLS + PEOPLE, "indicators.toml": RATIO}
        for old, new in changes:
            file = next(name for name in texts if old in texts[name])
            texts[file] = texts[file].replace(old, new, 1)
        for file, text in texts.items():
            (tmp_path / file).write_text(text, encoding="utf-8")
        return tmp_path

    return written


def message(folder: Path) -> str:
    with pytest.raises(CatalogueError) as caught:
        load(folder)
    with using("en"):
        return str(caught.value)


def test_valid_entries_load_in_the_order_of_the_file(write: Write) -> None:
    catalogue = load(write())
    assert list(catalogue.measures) == ["boys", "girls", "people"]
    assert catalogue.indicators["ratio"].measures == ("boys", "girls")


def test_an_average_of_a_stock_may_stand_in_a_formula(write: Write) -> None:
    assert load(write(('denominator = ["girls"]', 'denominator = ["mean_people"]'))).indicators


M, I = "measures.toml, entry “{}”", "indicators.toml, entry “ratio”"  # noqa: E741
BAND = "expected a lower and an upper limit where direction is “band”, and no band otherwise."
SHARED = "expected a header that means one measure only."
SYNTAX = (
    "not valid TOML; expected text in quotation marks, a number, true or false, a date like "
    "2026-01-31, or a list."
)
FAULTS = {
    "unknown measure": (
        'numerator = ["boys"]',
        'numerator = ["boyz"]',
        f"{I}, field “numerator”: there is no measure “boyz”; nearest: boys.",
    ),
    "unknown measure that resembles nothing": (
        'denominator = ["girls"]',
        'denominator = ["xyz"]',
        f"{I}, field “denominator”: there is no measure “xyz”.",
    ),
    "unknown part": (
        'name_en = "Boys"\n',
        'name_en = "Boys"\nparts = [["girls", "boy"]]\n',
        f"{M.format('boys')}, field “parts”: there is no measure “boy”; nearest: boys.",
    ),
    "part of itself": (
        'name_en = "Boys"\n',
        'name_en = "Boys"\nparts = [["girls", "boys"]]\n',
        f"{M.format('boys')}, field “parts”: names the entry itself.",
    ),
    "unknown whole": (
        'name_en = "Boys"\n',
        'name_en = "Boys"\nat_most = "gilrs"\n',
        f"{M.format('boys')}, field “at_most”: there is no measure “gilrs”; nearest: girls.",
    ),
    "missing direction": (
        'direction = "band"\n',
        "",
        f"{I}: field “direction” is missing; expected it.",
    ),
    "unknown direction": (
        'direction = "band"',
        'direction = "up"',
        f"{I}, field “direction”: expected one of higher, lower, band, none, found “up”.",
    ),
    "factor of zero": (
        "factor = 100",
        "factor = 0",
        f"{I}, field “factor”: expected a number above 0, found “0”.",
    ),
    "negative factor": (
        "factor = 100",
        "factor = -1",
        f"{I}, field “factor”: expected a number above 0, found “-1”.",
    ),
    "factor in words": (
        "factor = 100",
        'factor = "percent"',
        f"{I}, field “factor”: expected a number, found “percent”.",
    ),
    "too many decimals": (
        "decimals = 1",
        "decimals = 5",
        f"{I}, field “decimals”: expected 4 or less, found “5”.",
    ),
    "negative decimals": (
        "decimals = 1",
        "decimals = -1",
        f"{I}, field “decimals”: expected 0 or more, found “-1”.",
    ),
    "half a decimal": (
        "decimals = 1",
        "decimals = 1.5",
        f"{I}, field “decimals”: expected a whole number, found “1.5”.",
    ),
    "no numerator": (
        'numerator = ["boys"]',
        "numerator = []",
        f"{I}, field “numerator”: is empty; expected a value.",
    ),
    "numerator without list": (
        'numerator = ["boys"]',
        'numerator = "boys"',
        f"{I}, field “numerator”: expected a list in [ ], found “boys”.",
    ),
    "name without text": (
        'name_zh = "性别比"',
        'name_zh = " "',
        f"{I}, field “name_zh”: is empty; expected a value.",
    ),
    "name that is a number": (
        'name_en = "Ratio"',
        "name_en = 7",
        f"{I}, field “name_en”: expected text in quotation marks, found “7”.",
    ),
    "review date in quotation marks": (
        SIGNED,
        SIGNED.replace("2026-07-01", '"July"'),
        (
            f"{M.format('boys')}, field “review_date”: expected a date like 2026-01-31 without "
            "quotation marks, found “July”."
        ),
    ),
    "review date that does not exist": (
        SIGNED,
        SIGNED.replace("2026-07-01", "2026-13-01"),
        f"measures.toml, line 8, entry “boys”, field “review_date”: {SYNTAX}",
    ),
    "unknown field": (
        'unit = "ratio"\n',
        'unit = "ratio"\nshort_cn = "性别比"\n',
        f"{I}: field “short_cn” is not known; expected short_en.",
    ),
    "band without direction": (
        'direction = "band"',
        'direction = "lower"',
        f"{I}, field “band”: {BAND}",
    ),
    "direction without band": (
        "band = [103, 107]\n",
        "",
        f"{I}, field “band”: {BAND}",
    ),
    "band the wrong way round": (
        "band = [103, 107]",
        "band = [107, 103]",
        f"{I}, field “band”: expected the lower limit first.",
    ),
    "band of one number": (
        "band = [103, 107]",
        "band = [103]",
        f"{I}, field “band”: expected two numbers, found “[103]”.",
    ),
    "band of three numbers": (
        "band = [103, 107]",
        "band = [103, 105, 107]",
        f"{I}, field “band”: expected two numbers, found “[103, 105, 107]”.",
    ),
    "breaks without the band": (
        "breaks = [103, 107, 120]",
        "breaks = [103, 120]",
        f"{I}, field “breaks”: expected both limits of the band among them, side by side.",
    ),
    "breaks that fall": (
        "breaks = [103, 107, 120]",
        "breaks = [103, 107, 107]",
        f"{I}, field “breaks”: expected limits that ascend.",
    ),
    "breaks without a scheme that uses them": (
        'scheme = "norm"',
        'scheme = "jenks"',
        (
            f"{I}, field “scheme”: expected “norm” where breaks and a band are given, “fixed” "
            "where breaks alone are, and another scheme where there are none."
        ),
    ),
    "too many classes": (
        'scheme = "norm"',
        'scheme = "norm"\nclasses = 7',
        f"{I}, field “classes”: expected 6 or less, found “7”.",
    ),
    "ratio without denominator": (
        'denominator = ["girls"]\n',
        "",
        (
            f"{I}, field “denominator”: expected none where aggregation is “sum”, and at least one "
            "measure otherwise."
        ),
    ),
    "interval of another formula": (
        'interval = "sex_ratio"',
        'interval = "difference"',
        (
            f"{I}, field “interval”: does not fit the formula; expected “none”, or the method for "
            "this aggregation and these terms."
        ),
    ),
    "history without end": (
        'status = "current"',
        'status = "historical"',
        f"{I}, field “valid_to”: expected a year where status is “historical”.",
    ),
    "end before start": (
        'status = "current"',
        'status = "current"\nvalid_from = 2021\nvalid_to = 2002',
        f"{I}, field “valid_from”: expected a year not after valid_to.",
    ),
    "average of a flow": (
        'name_en = "Boys"\n',
        'name_en = "Boys"\naverage = "mean_boys"\n',
        (
            f"{M.format('boys')}, field “average”: expected only where kind is “stock”; a flow "
            "has no average."
        ),
    ),
    "average with the id of a measure": (
        'average = "mean_people"',
        'average = "girls"',
        (
            f"{M.format('people')}, field “average”: “girls” is taken; expected an id that no "
            "other measure has."
        ),
    ),
    "id in capitals": (
        "[ratio]",
        "[Ratio]",
        (
            "indicators.toml, entry “Ratio”, field “id”: expected small letters, digits and “_”, a "
            "letter first; found “Ratio”."
        ),
    ),
    "village that is neither true nor false": (
        'name_en = "Boys"\n',
        'name_en = "Boys"\nvillage = "perhaps"\n',
        f"{M.format('boys')}, field “village”: expected true or false, found “perhaps”.",
    ),
    "id that occurs twice": (
        "[girls]",
        "[boys]",
        "measures.toml, line 9: entry “boys” occurs twice; expected one of each id.",
    ),
    "field that occurs twice": (
        'name_en = "Girls"\n',
        'name_en = "Girls"\nname_en = "Girls"\n',
        f"measures.toml, line 12, entry “girls”, field “name_en”: {SYNTAX}",
    ),
    "table head without end": (
        "[girls]",
        "[girls",
        "measures.toml, line 9, entry “boys”: not valid TOML.",
    ),
    "field outside an entry": (
        "[boys]",
        "unit = 1\n[boys]",
        "measures.toml: “unit” stands outside an entry; expected “[id]” above it.",
    ),
    "alias of two measures": (
        'name_en = "Girls"\n',
        'name_en = "Girls"\naliases = ["女", " 男 婴"]\n',
        f"{M.format('girls')}, field “aliases”: “男 婴” also means “boys”; {SHARED}",
    ),
    "name of two measures": (
        'name_zh = "女婴"',
        'name_zh = "男婴"',
        f"{M.format('girls')}, field “name_zh”: “男婴” also means “boys”; {SHARED}",
    ),
    "English name of two measures": (
        'name_en = "Girls"',
        'name_en = "Boys"',
        f"{M.format('girls')}, field “name_en”: “Boys” also means “boys”; {SHARED}",
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_one_sentence_that_names_file_entry_and_field(
    write: Write, old: str, new: str, expected: str
) -> None:
    assert message(write((old, new))) == expected


def test_a_measure_that_is_subtracted_must_be_known_too(write: Write) -> None:
    folder = write(
        ('numerator = ["boys"]', 'numerator = ["boys", "-gils"]'),
        ('interval = "sex_ratio"', 'interval = "difference"'),
    )
    expected = "field “numerator”: there is no measure “gils”; nearest: girls."
    assert message(folder) == f"{I}, {expected}"


def test_a_sum_of_ratios_needs_pairs(write: Write) -> None:
    folder = write(
        ('numerator = ["boys"]', 'numerator = ["boys", "girls"]'),
        ('aggregation = "ratio_of_sums"', 'aggregation = "sum_of_ratios"'),
    )
    expected = "expected as many measures as in the numerator, in the same order."
    assert message(folder) == f"{I}, field “denominator”: {expected}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_names_file_entry_and_field_in_both_languages(
    write: Write, language: Language
) -> None:
    folder = write(("factor = 100", "factor = 0"))
    with pytest.raises(CatalogueError) as caught:
        load(folder)
    with using(language):
        for word in ("indicators.toml", "ratio", "factor", "0"):
            assert word in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    expected = f"The catalogue has no file measures.toml in {tmp_path}."
    assert message(tmp_path) == expected


def test_another_encoding_is_named(write: Write) -> None:
    folder = write()
    (folder / "indicators.toml").write_bytes('name_zh = "性别比"'.encode("gb18030"))
    assert message(folder) == "indicators.toml is not in UTF-8; expected a text file in UTF-8."


def test_nothing_is_kept_of_a_faulty_catalogue(write: Write) -> None:
    message(write(("factor = 100", "factor = 0")))
    assert load(write()).indicators["ratio"].factor == 100

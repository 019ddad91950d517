"""Settings of a territory: valid ones load, a faulty field is named in one sentence."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dashboard.errors import SettingsError
from dashboard.i18n import LANGUAGES, Language, using
from dashboard.storage.settings import Settings, read_settings

VALID = 'id = "lin"\nname_zh = "临县"\n'
FILE = "lin/territory.toml"
TOML = (
    "not valid TOML; expected text in quotation marks, a number, true or false, a date like "
    "2026-01-31, or a list."
)
LEVELS = "nation, province, city, county, township, village"

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str) -> Path:
        folder = tmp_path / "lin"
        folder.mkdir(exist_ok=True)
        (folder / "territory.toml").write_text(text, encoding="utf-8")
        return folder

    return written


def message(folder: Path, language: Language = "en") -> str:
    with pytest.raises(SettingsError) as caught:
        read_settings(folder)
    with using(language):
        return str(caught.value)


def test_two_lines_are_enough(write: Write) -> None:
    settings = read_settings(write(VALID))
    assert settings.name == "临县"
    assert settings.calendar.start_month == 1
    assert settings.facts.files == ("facts/*",)
    assert settings.boundaries == ()


def test_every_setting_is_read(write: Write) -> None:
    settings = read_settings(
        write(
            VALID + 'name_en = "Lin"\nstart_month = 10\nas_of = 2026-04-10\npopulation = "end"\n'
            'main_grain = "quarter"\nheadline = ["policy_compliance"]\nhistorical = true\n'
            'source_zh = "统计局"\nsource_en = "Office"\nreview_number = "晋S(2026)001号"\n'
            'units_file = "units.xlsx"\nboundary_folder = "maps"\n'
            '[facts]\nfiles = ["*.xls"]\nencoding = "gbk"\nignore = ["序"]\nscope = "resident"\n'
            '[facts.columns]\n"男" = "boys"\n'
            '[[boundaries]]\nfile = "a.shp"\nlevel = "county"\ncode_field = "DM"\n'
            'name_field = "MC"\nencoding = "GBK"\ncrs = "EPSG:4490"\n'
        )
    )
    assert settings.as_of == date(2026, 4, 10)
    assert settings.calendar.start_month == 10
    assert settings.facts.columns == {"男": "boys"}
    assert settings.boundaries[0].crs == "EPSG:4490"
    with using("en"):
        assert (settings.name, settings.source) == ("Lin", "Office")
    assert Settings.model_validate_json(settings.model_dump_json()) == settings


def test_a_byte_order_mark_is_no_obstacle(write: Write) -> None:
    folder = write(VALID)
    (folder / "territory.toml").write_bytes(VALID.encode("utf-8-sig"))
    assert read_settings(folder).id == "lin"


# What stands in the file, and how the sentence goes on after the name of the file.
FAULTS = {
    "no name": ('id = "lin"\n', ": field “name_zh” is missing; expected it."),
    "empty name": (
        'id = "lin"\nname_zh = " "\n',
        ", field “name_zh”: is empty; expected a value.",
    ),
    "id in Chinese": (
        'id = "临县"\nname_zh = "临县"\n',
        ", field “id”: expected small letters, digits and “_”, a letter first; found “临县”.",
    ),
    "month 13": (
        VALID + "start_month = 13\n",
        ", field “start_month”: expected 12 or less, found “13”.",
    ),
    "month 0": (
        VALID + "start_month = 0\n",
        ", field “start_month”: expected 1 or more, found “0”.",
    ),
    "month in words": (
        VALID + 'start_month = "十月"\n',
        ", field “start_month”: expected a whole number, found “十月”.",
    ),
    "day in quotation marks": (
        VALID + 'as_of = "2026年4月"\n',
        ", field “as_of”: expected a date like 2026-01-31 without quotation marks, found “2026",
    ),
    "day that is a year": (
        VALID + "as_of = 2026\n",
        ", field “as_of”: expected a date like 2026-01-31 without quotation marks, found “2026”.",
    ),
    "another population": (
        VALID + 'population = "start"\n',
        ", field “population”: expected one of mean, end, found “start”.",
    ),
    "another grain": (
        VALID + 'main_grain = "half-year"\n',
        ", field “main_grain”: expected one of month, quarter, half, year, found “half-year”.",
    ),
    "neither true nor false": (
        VALID + 'historical = "perhaps"\n',
        ", field “historical”: expected true or false, found “perhaps”.",
    ),
    "headline without list": (
        VALID + 'headline = "birth_rate"\n',
        ", field “headline”: expected a list in [ ], found “birth_rate”.",
    ),
    "headline of numbers": (
        VALID + "headline = [1]\n",
        ", field “headline”: expected text in quotation marks, found “1”.",
    ),
    "unknown indicator": (
        VALID + 'headline = ["birth_rat"]\n',
        ", field “headline”: there is no indicator “birth_rat”; nearest: birth_rate",
    ),
    "historical indicator": (
        VALID + 'headline = ["policy_compliance"]\n',
        ", field “headline”: “policy_compliance” is historical; expected “historical = true”",
    ),
    "unknown field": (
        VALID + 'startmonth = "10"\n',
        ": field “startmonth” is not known; expected start_month.",
    ),
    "unknown field that resembles nothing": (
        VALID + "xyzzy = 1\n",
        ": field “xyzzy” is not known; expected id, name_zh, name_en, start_month, ",
    ),
    "unknown field of the fact tables": (
        VALID + '[facts]\nfile = ["a.csv"]\n',
        ", entry “facts”: field “file” is not known; expected files.",
    ),
    "field that slipped below a table": (
        VALID + '[facts]\nsource_zh = "统计局"\n',
        ", entry “facts”: field “source_zh” does not belong to this entry; move it above the",
    ),
    "facts without fields": (
        VALID + 'facts = "a.csv"\n',
        ", field “facts”: expected fields of its own below a line in [ ], found “a.csv”.",
    ),
    "no files": (
        VALID + "[facts]\nfiles = []\n",
        ", entry “facts”, field “files”: is empty; expected a value.",
    ),
    "column without meaning": (
        VALID + '[facts.columns]\n"男" = 3\n',
        ", entry “facts.columns”, field “男”: expected text in quotation marks, found “3”.",
    ),
    "unknown encoding": (
        VALID + '[facts]\nencoding = "gb"\n',
        ", entry “facts”, field “encoding”: “gb” is no encoding; expected for example",
    ),
    "unknown level of the second boundary": (
        VALID + '[[boundaries]]\nfile = "a.shp"\nlevel = "county"\n'
        '[[boundaries]]\nfile = "b.shp"\nlevel = "town"\n',
        f", entry “boundaries 2”, field “level”: expected one of {LEVELS}, found “town”.",
    ),
    "boundary without level": (
        VALID + '[[boundaries]]\nfile = "a.shp"\n',
        ", entry “boundaries 1”: field “level” is missing; expected it.",
    ),
    "boundary as a text": (
        VALID + 'boundaries = ["a.shp"]\n',
        ", field “boundaries”: expected fields of its own below a line in [ ], found “a.shp”.",
    ),
    "boundary without list": (
        VALID + '[boundaries]\nfile = "a.shp"\n',
        ", field “boundaries”: expected two brackets on each side: [[boundaries]].",
    ),
    "text without quotation marks": (
        VALID + "population = end\n",
        f", line 3, field “population”: {TOML}",
    ),
    "Chinese quotation marks": (
        'id = "lin"\nname_zh = “临县”\n',
        ', line 2: expected " in place of the Chinese sign “.',
    ),
    "Chinese equals sign": (
        'id = "lin"\nname_zh ＝ "临县"\n',
        ", line 2: expected = in place of the Chinese sign ＝.",
    ),
    "Chinese name without quotation marks": (
        VALID + '[facts.columns]\n男孩 = "boys"\n',
        (
            ", line 4, entry “facts.columns”: expected quotation marks around a Chinese "
            'name: "男孩" = ...'
        ),
    ),
    "field below the second boundary": (
        VALID + '[[boundaries]]\nfile = "a.shp"\n[[boundaries]]\nfile = b.shp\n',
        f", line 6, entry “boundaries”, field “file”: {TOML}",
    ),
    "text without end": (VALID + 'name_en = """Lin\n', f", line 3, field “name_en”: {TOML}"),
    "a table twice": (
        VALID + "[facts]\n[facts]\n",
        ", line 4: entry “facts” occurs twice; expected one of each id.",
    ),
}


@pytest.mark.parametrize(("text", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_one_sentence_that_names_its_place(
    write: Write, text: str, expected: str
) -> None:
    found = message(write(text))
    assert found.startswith(FILE + expected)
    assert "\n" not in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_file_and_field_are_named_in_both_languages(write: Write, language: Language) -> None:
    found = message(write(VALID + '[facts]\nencoding = "gb"\n'), language)
    assert all(word in found for word in (FILE, "facts", "encoding", "gb"))


def test_another_encoding_of_the_file_is_named(write: Write) -> None:
    folder = write(VALID)
    (folder / "territory.toml").write_bytes(VALID.encode("gb18030"))
    assert message(folder) == f"{FILE} is not in UTF-8; expected a text file in UTF-8."


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    expected = f"{tmp_path} has no territory.toml; a territory's folder needs one."
    assert message(tmp_path) == expected


def test_an_indicator_that_the_catalogue_lost_does_not_lock_old_editions() -> None:
    kept = Settings(id="lin", name_zh="临县", headline=("gone",)).model_dump_json()
    assert Settings.model_validate_json(kept).headline == ("gone",)


def test_breaks_of_series_are_read(write: Write) -> None:
    settings = read_settings(
        write(
            VALID + '[[breaks]]\nperiod = "2021Q4"\ntext_zh = "区划调整"\n'
            '[[breaks]]\nperiod = "2021-08"\ntext_zh = "政策调整"\ntext_en = "Policy"\n'
            'indicators = ["policy_compliance"]\n'
        )
    )
    assert [(told.period, told.indicators) for told in settings.breaks] == [
        ("2021Q4", ()), ("2021-08", ("policy_compliance",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('period = "2021.1"', "entry “breaks 1”, field “period”: “2021.1” is not a period"),
        ('period = "2021"\nindicators = ["birth_rat"]', "no indicator “birth_rat”; nearest: birth"),
        ('period = ""', "entry “breaks 1”, field “period”"),
    ],
)
def test_a_wrong_break_is_refused_by_its_number(write: Write, line: str, words: str) -> None:
    assert words in message(write(VALID + f'[[breaks]]\ntext_zh = "调整"\n{line}\n'))

"""The command line: figures as on the pages, sentences and exit codes for everything else."""

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard.cli import main
from dashboard.domain.agenda import Agenda, Step
from dashboard.reports.printing import PRINTED_COLUMNS
from dashboard.storage.agendas import AgendaFolder
from dashboard.storage.store import Store
from tests.conftest import REPOSITORY
from tests.storage.realm import import_realm, with_boys


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def figures(home: Path, **options: str) -> Result:
    given = {"territory": "county", "indicator": "sex_ratio_at_birth", "period": "2026H1"}
    named = [(f"--{name}", value) for name, value in (given | options).items()]
    return run("figures", "--home", home, *(word for pair in named for word in pair))


def table(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_figures_of_the_whole_territory(demo_home: Path) -> None:
    (row,) = table(figures(demo_home))
    assert tuple(row) == PRINTED_COLUMNS
    assert (row["unit_code"], row["unit_name"]) == ("990121", "云岭县")
    dates = (row["period"], row["period_start"], row["period_end"])
    assert dates == ("2026H1", "2025-10-01", "2026-03-31")
    assert (float(row["numerator"]), float(row["denominator"])) == (608, 420)
    assert row["status"] == "ok"


def test_figures_of_a_level_of_a_unit_and_of_both(demo_home: Path) -> None:
    assert len(table(figures(demo_home, level="township"))) == 18
    (row,) = table(figures(demo_home, unit="990121108"))
    assert row["unit_name"] == "明溪镇"
    below = table(figures(demo_home, unit="990121108", level="village", indicator="births"))
    assert {row["unit_code"][:9] for row in below} == {"990121108"}


@pytest.mark.parametrize("name", ["出生人口性别比", "出生性别比", "Sex ratio at birth"])
def test_an_indicator_may_be_called_by_its_name(demo_home: Path, name: str) -> None:
    assert table(figures(demo_home, indicator=name)) == table(figures(demo_home))


def test_figures_as_json_are_the_same(demo_home: Path) -> None:
    result = figures(demo_home, level="township", format="json")
    listed = json.loads(result.stdout)
    assert [row["unit_code"] for row in listed] == [
        row["unit_code"] for row in table(figures(demo_home, level="township"))
    ]


def test_a_forecast_of_the_year_has_its_methods_side_by_side(demo_home: Path) -> None:
    first, *others = table(run("forecast", "--home", demo_home, "--territory", "county"))
    assert (first["indicator"], first["year"], first["chosen"]) == ("birth_rate", "2026", "True")
    assert 8.3 <= float(first["forecast"]) <= 8.7
    assert {row["method"] for row in others} == {"seasonal", "women", "doubling"}


def test_without_a_forecast_one_sentence_says_why(demo_home: Path) -> None:
    asked = ("--territory", "county", "--indicator", "sex_ratio_at_birth")
    result = run("forecast", "--home", demo_home, *asked)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "不作全年预测" in result.stderr


def test_figures_of_a_scope(demo_home: Path) -> None:
    options = {"territory": "district", "indicator": "migrants_counted", "scope": "migrants"}
    (row,) = table(figures(demo_home, **options))
    assert float(row["value"]) == 71_292


@pytest.mark.parametrize(
    ("option", "wrong", "nearest"),
    [
        ("indicator", "birth_rat", "birth_rate"),
        ("indicator", "tfr", "total_fertility_rate 总和生育率"),
        ("unit", "明溪镇", "990121108 明溪镇"),
        ("territory", "countie", "county"),
        ("level", "townships", "township"),
        ("unit", "99012110", "990121"),
        ("scope", "al", "all"),
        ("period", "2026H9", "2026H1"),
    ],
)
def test_an_unknown_name_gives_the_nearest_ones_and_exit_code_2(
    demo_home: Path, option: str, wrong: str, nearest: str
) -> None:
    result = figures(demo_home, **{option: wrong})
    assert result.exit_code == 2
    assert wrong in result.stderr
    assert nearest in result.stderr
    assert result.stdout == ""


def test_messages_come_in_the_language_asked_for(demo_home: Path) -> None:
    arguments = ["figures", "--home", str(demo_home), "--territory", "county"]
    arguments += ["--indicator", "nothing", "--period", "2026H1"]
    assert "没有" in run(*arguments).stderr
    assert "There is no indicator" in run("--lang", "en", *arguments).stderr


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home with a small territory of its own."""
    folder = tmp_path / "data" / "tiny"
    (folder / "facts").mkdir(parents=True)
    (folder / "territory.toml").write_text('id = "tiny"\nname_zh = "小县"\n', encoding="utf-8")
    units = "unit_code,name,level\n990131,小县,county\n990131101,甲镇,township\n"
    (folder / "units.csv").write_text(units, encoding="utf-8")
    facts = "单位代码,统计期,男孩,女孩\n990131101,2026H1,52,50\n"
    (folder / "facts" / "births.csv").write_text(facts, encoding="utf-8")
    return tmp_path


def test_check_says_what_import_would_and_writes_nothing(home: Path) -> None:
    result = run("check", home / "data" / "tiny", "--home", home)
    assert result.exit_code == 0
    assert "0" in result.stdout
    assert not (home / "store").exists()


def test_import_makes_an_edition_that_figures_read(home: Path) -> None:
    assert (
        run("import", home / "data" / "tiny", "--territory", "tiny", "--home", home).exit_code == 0
    )
    (row,) = table(figures(home, territory="tiny"))
    assert (row["numerator"], row["denominator"]) == ("52.0", "50.0")


def test_a_faulty_table_stops_the_import_and_changes_nothing(home: Path) -> None:
    run("import", home / "data" / "tiny", "--territory", "tiny", "--home", home)
    before = Store(home).current("tiny")
    facts = home / "data" / "tiny" / "facts" / "births.csv"
    facts.write_text(facts.read_text(encoding="utf-8").replace("52", "−52"), encoding="utf-8")
    result = run("import", home / "data" / "tiny", "--territory", "tiny", "--home", home)
    assert result.exit_code == 1
    for part in ("births.csv", "2", "男孩", "−52"):
        assert part in result.stderr
    assert Store(home).current("tiny") == before


def test_prepare_imports_what_changed_and_only_that(home: Path) -> None:
    assert "tiny" in run("prepare", "--home", home).stdout
    assert run("prepare", "--home", home).stdout == ""
    settings = home / "data" / "tiny" / "territory.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "start_month = 10\n", "utf-8")
    assert "tiny" in run("prepare", "--home", home).stdout


def test_demo_writes_a_territory_of_the_size_asked_for(tmp_path: Path) -> None:
    result = run("demo", "--units", "5", "--months", "12", "--out", tmp_path)
    assert result.exit_code == 0
    units = (tmp_path / "data" / "sized" / "units.csv").read_text(encoding="utf-8-sig")
    assert len(units.splitlines()) == 1 + 1 + 5


def test_the_command_works_from_another_directory(home: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copytree(home / "data", elsewhere / "data")
    command = [sys.executable, "-m", "dashboard", "prepare"]
    done = subprocess.run(command, cwd=elsewhere, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert Store(elsewhere).territories() == ["tiny"]


def test_the_package_has_the_console_command() -> None:
    text = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    assert 'dashboard = "dashboard.cli:main"' in text


def test_revisions_print_what_the_newer_edition_says_otherwise(tmp_path: Path) -> None:
    import_realm(tmp_path)
    second = import_realm(tmp_path, with_boys(14))
    asked = ("revisions", "--home", tmp_path, "--territory", "realm", "--grain", "month")
    rows = table(run(*asked))
    births = [row for row in rows if row["indicator"] == "births"]
    assert [(row["unit_code"], row["before"], row["after"]) for row in births] == [
        ("990101", "39", "41"),
        ("990101101", "22", "24"),
    ]
    assert "有改动的数据文件：facts/births.csv。" in run(*asked).stderr
    itself = run(*asked, "--from", second[:8], "--to", second[:8])
    assert itself.stdout.count("\n") == 1
    unknown = run(*asked, "--from", "zzz")
    assert unknown.exit_code == 2
    assert "没有数据版本“zzz”" in unknown.stderr


def test_export_writes_the_pack_in_the_language_asked_for(demo_home: Path, tmp_path: Path) -> None:
    folder = AgendaFolder(demo_home, "district")
    steps = (Step("Who stands out", "overview", {"part": "cards"}),)
    folder.save(Agenda("short", "Short", steps), on="")
    arguments = ["--territory", "district", "--agenda", "short", "--home", demo_home]
    result = run("export", *arguments, "--out", tmp_path / "new", "--lang", "en")
    shutil.rmtree(demo_home / "data")
    assert result.exit_code == 0, result.output
    endings = sorted(path.suffix for path in (tmp_path / "new").iterdir())
    assert endings == [".docx", ".html", ".pptx", ".xlsx"]
    assert "slides" in result.stderr


def test_export_refuses_an_agenda_that_nobody_knows(demo_home: Path, tmp_path: Path) -> None:
    arguments = ["--territory", "county", "--agenda", "none", "--home", demo_home]
    result = run("export", *arguments, "--out", tmp_path / "new")
    assert result.exit_code == 2
    assert "none" in result.stderr
    assert not (tmp_path / "new").exists()

"""The examples of data/README.md import, and its settings and sentences are the real ones."""

import re
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from pydantic import BaseModel

from dashboard import catalogue
from dashboard.errors import SettingsError
from dashboard.i18n import LANGUAGES, using
from dashboard.storage.agendas import AgendaFolder
from dashboard.storage.importing import check_territory, import_territory
from dashboard.storage.settings import (
    BoundaryFile,
    FactFiles,
    SeriesBreak,
    Settings,
    read_settings,
)

README = Path(__file__).parents[1] / "data" / "README.md"
TEXT = README.read_text(encoding="utf-8")
EXAMPLES = dict(
    re.findall(r"^`(data/[^`\n]+)`\n\n```\w+\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
)

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(*changes: tuple[str, str, str]) -> Path:
        """Write the examples with changes (file, old text, new text); return the folder."""
        texts = dict(EXAMPLES)
        for file, old, new in changes:
            name = f"data/example/{file}"
            assert old in texts.get(name, "")
            texts[name] = texts[name].replace(old, new, 1)
        for name, text in texts.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        write_boundaries(tmp_path / "shapefiles" / "example")
        return tmp_path / "data" / "example"

    return written


def write_boundaries(folder: Path) -> None:
    """Write a square for each township of the example."""
    rows = [line.split(",") for line in EXAMPLES["data/example/units.csv"].splitlines()]
    towns = {code: name for code, name, *_ in rows if len(code) == 9}
    folder.mkdir(parents=True, exist_ok=True)
    gpd.GeoDataFrame(
        {"XZQDM": list(towns), "XZQMC": list(towns.values())},
        geometry=[shapely.box(108 + x, 34, 109 + x, 35) for x in range(len(towns))],
        crs="EPSG:4490",
    ).to_file(folder / "townships.shp", encoding="GBK")


def test_the_examples_import_without_any_problem(write: Write) -> None:
    assert len(EXAMPLES) == 13
    folder = write()
    result = import_territory(folder, territory="example", home=folder.parents[1])
    assert [str(problem) for problem in result.problems] == []
    assert check_territory(folder, territory="example", home=folder.parents[1]) == []


SENTENCES = {
    "a negative count": ("births.csv", "2026Q1,120,63", "2026Q1,-120,63"),
    "boys and girls": ("births.csv", "2026Q1,120,63", "2026Q1,121,63"),
    "a period": ("births.csv", "城关镇,2026Q2", "城关镇,2025.1"),
    "an unknown unit": ("population.csv", "990101103,2026Q1", "990101109,2026Q1"),
    "a unit out of time": ("population.csv", "990101103,2026Q1", "990101103,2026Q2"),
    "a duplicate": ("population.csv", "990101102,2026Q2,户籍", "990101001,2026Q2,户籍"),
    "persons": ("births.csv", "备注", "产妇姓名"),
    "a printed total": ("births.csv", "220,116,104,83", "220,116,104,84"),
    "a missing report": ("population.csv", "990101102,2026Q2,户籍,35900\n", ""),
    "an unknown column": ("births.csv", "备注", "死亡人口汇总"),
}


@pytest.mark.parametrize("change", SENTENCES.values(), ids=SENTENCES)
def test_the_sentences_are_what_check_says(write: Write, change: tuple[str, str, str]) -> None:
    file, old, new = change
    folder = write((f"facts/{file}", old, new))
    problem = check_territory(folder, territory="example", home=folder.parents[1])[0]
    for language in LANGUAGES:
        with using(language):
            assert f"| {problem} |" in TEXT


TARGET_SENTENCES = {
    "an unknown indicator": ("targets.csv", "2026,出生人口性别比", "2026,出生性别比率"),
    "limits in disorder": ("targets.csv", "区间,25,45", "区间,45,25"),
    "almost a unit": ("contracts.csv", "东关街道", "东关街到"),
}


@pytest.mark.parametrize("change", TARGET_SENTENCES.values(), ids=TARGET_SENTENCES)
def test_the_sentences_on_targets_are_what_check_says(
    write: Write, change: tuple[str, str, str]
) -> None:
    folder = write(change)
    problem = check_territory(folder, territory="example", home=folder.parents[1])[0]
    for language in LANGUAGES:
        with using(language):
            assert f"| {problem} |" in TEXT


def test_the_sentence_on_the_settings_is_the_real_one(write: Write) -> None:
    folder = write(("territory.toml", 'population = "mean"', 'population = "average"'))
    with pytest.raises(SettingsError) as caught:
        read_settings(folder)
    for language in LANGUAGES:
        with using(language):
            assert f"| {caught.value} |" in TEXT


@pytest.mark.parametrize("model", [Settings, FactFiles, BoundaryFile, SeriesBreak])
def test_every_setting_is_explained_and_in_the_example(model: type[BaseModel]) -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("| ")]
    for name in model.model_fields:
        if name not in {"facts", "boundaries", "breaks"}:
            assert any(f"`{name}`" in row.split("|")[1] for row in rows), name
        example = EXAMPLES["data/example/territory.toml"]
        assert re.search(rf"^(\[+(facts\.)?)?{name}(\]| =)", example, re.MULTILINE), name


def test_the_measures_it_names_exist() -> None:
    _, _, table = TEXT.partition("| 常用列名 | id |")
    rows, _, _ = table.partition("### 4.2")
    named = re.findall(r"`([a-z][a-z0-9_]+)`", rows)
    assert len(named) > 10
    assert set(named) <= set(catalogue.load().measures)


def test_the_example_agenda_is_read(write: Write) -> None:
    folder = write()
    kept = AgendaFolder(folder.parents[1], "example").read("default")
    assert kept is not None
    assert [step.page for step in kept.agenda.steps] == ["overview", "area"]

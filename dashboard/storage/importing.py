"""From the tables of a territory to its edition: read, check, roll up, withhold, publish."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import geopandas as gpd

from dashboard import catalogue
from dashboard.domain.units import UnitTree
from dashboard.errors import DashboardError, StoreError
from dashboard.i18n import N_
from dashboard.i18n import gettext as _
from dashboard.storage.assessment import AssessmentFiles, read_assessment_files
from dashboard.storage.boundaries import read_boundaries
from dashboard.storage.checks import (
    Names,
    broken_sums,
    exceeded_limits,
    wrong_totals,
)
from dashboard.storage.decisions import DecisionFile
from dashboard.storage.duplicates import duplicates
from dashboard.storage.editions import current_edition, read_manifest
from dashboard.storage.facts import FactReader, FactTable
from dashboard.storage.gaps import missing_reports
from dashboard.storage.problems import Problem, Problems, problem_of
from dashboard.storage.publishing import publish
from dashboard.storage.sources import Sources, find_sources, provenance
from dashboard.storage.targets import TargetFiles, read_target_files
from dashboard.storage.time_checks import out_of_time, too_late
from dashboard.storage.units_table import read_units
from dashboard.storage.workspace import Workspace, unit_frame, workspace

Progress = Callable[[str], None]
"""Told what is being done, one sentence a step."""


@dataclass(frozen=True)
class ImportResult:
    """What an import made.

    Attributes:
        edition_id: Id of the edition that is now current.
        problems: Warnings; errors would have stopped it.
    """

    edition_id: str
    problems: list[Problem]


@dataclass(frozen=True)
class _Read:
    """A territory read and read; errors are in ``problems``."""

    sources: Sources
    tree: UnitTree
    tables: list[FactTable]
    boundaries: gpd.GeoDataFrame | None
    assessment: AssessmentFiles | None
    targets: TargetFiles
    problems: Problems


def check_territory(
    path: Path, *, territory: str, home: Path, progress: Progress | None = None
) -> list[Problem]:
    """Return all problems of the tables, errors first; nothing is written.

    Args:
        path: As for ``find_sources``.
        territory: As for ``find_sources``.
        home: As for ``find_sources``.
        progress: Told what is being done.

    Raises:
        SettingsError: As ``find_sources``.
    """
    tell = progress or _silent
    read = _read(find_sources(path, territory=territory, home=home), tell)
    if len(read.tree):  # what was decided is no part of an edition, and stops no import
        kept = DecisionFile(read.sources.folder, read.tree, read.sources.settings).read()
        read.problems.extend(kept.problems)
    if not read.problems.errors:
        with TemporaryDirectory() as spill, workspace(read.tree, spill=Path(spill)) as work:
            _check_together(work, read, tell)
    return read.problems.all


def import_territory(
    path: Path, *, territory: str, home: Path, progress: Progress | None = None
) -> ImportResult:
    """Check the tables of a territory and make them its current edition.

    The edition holds these tables and nothing else: what earlier editions held is not
    carried over.

    Args:
        path: As for ``find_sources``.
        territory: As for ``find_sources``.
        home: As for ``find_sources``.
        progress: Told what is being done.

    Raises:
        SettingsError: As ``find_sources``.
        ImportRefusedError: The tables have errors; the edition in use stays current.
        StoreError: The edition cannot be written: no space, no right to write.
    """
    tell = progress or _silent
    sources = find_sources(path, territory=territory, home=home)
    made_of = provenance(sources)  # before they are read: a file saved meanwhile counts as newer
    read = _read(sources, tell)
    read.problems.refuse_errors()

    def fill(folder: Path) -> Mapping[str, Any]:
        with workspace(read.tree, spill=folder.parent / "spill") as work:
            _check_together(work, read, tell)
            read.problems.refuse_errors()
            tell(_("Writing the edition ..."))
            work.withhold_villages(measures=catalogue.load().measures)
            rows = work.write_cube(folder / "facts.parquet")
            work.write_coverage(folder / "coverage.parquet")
        _write_rest(folder, read)
        return {"territory": territory, "rows": rows, **made_of}

    try:
        edition_id = publish(home.resolve() / "store" / territory, fill)
    except (OSError, duckdb.Error) as error:
        raise StoreError(
            N_("The edition could not be written: {reason}."), reason=str(error).rstrip(".")
        ) from error
    return ImportResult(edition_id, read.problems.all)


def is_current(path: Path, *, territory: str, home: Path) -> bool:
    """Return whether the current edition was made of the files as they are now.

    Raises:
        SettingsError: As ``find_sources``.
    """
    folder = home.resolve() / "store" / territory
    try:
        manifest = read_manifest(folder, current_edition(folder))
    except StoreError:
        return False
    made_of = provenance(find_sources(path, territory=territory, home=home))
    return all(manifest.get(key) == value for key, value in made_of.items())


def _read(sources: Sources, tell: Progress) -> _Read:
    """Read all parts of a territory; what is wrong with them goes to ``problems``."""
    problems, settings = Problems(), sources.settings
    tree = read_units(
        sources.folder / settings.units_file,
        shown=settings.units_file,
        calendar=settings.calendar,
        problems=problems,
    )
    tables: list[FactTable] = []
    boundaries = assessment = None
    targets = TargetFiles()
    if len(tree):
        tables = _read_facts(sources, tree, problems, tell)
        boundaries = _read_boundaries(sources, tree, problems, tell)
        assessment = read_assessment_files(
            sources.folder, tree=tree, settings=settings, problems=problems
        )
        targets = read_target_files(sources.folder, tree=tree, settings=settings, problems=problems)
    return _Read(sources, tree, tables, boundaries, assessment, targets, problems)


def _read_facts(
    sources: Sources, tree: UnitTree, problems: Problems, tell: Progress
) -> list[FactTable]:
    known = catalogue.load()
    reader = FactReader(sources.settings, tree, known, problems)
    reader.check_settings()
    if problems.errors:
        return []
    if not sources.fact_files:
        problems.error(
            N_("There is no table of facts; expected files such as {patterns}."),
            values={"patterns": list(sources.settings.facts.files)},
        )
    tables: list[FactTable] = []
    for path in sources.fact_files:
        tell(_("Reading {file} ...").format(file=sources.shown(path)))
        tables.extend(reader.read(path, shown=sources.shown(path)))
    names = Names(tree, sources.settings.calendar, known.measures)
    tell(_("Checking ..."))
    problems.extend(duplicates(tables, names=names))
    problems.extend(out_of_time(tables, names=names))
    late = list(too_late(tables, names=names, as_of=sources.settings.as_of))
    problems.extend(late)
    if not late:  # else all other units would lack the months of a slip of the pen
        problems.extend(missing_reports(tables, names=names))
    return tables


def _read_boundaries(
    sources: Sources, tree: UnitTree, problems: Problems, tell: Progress
) -> gpd.GeoDataFrame | None:
    if not sources.settings.boundaries:
        problems.warning(N_("The settings name no boundaries; there will be no map."))
        return None
    tell(_("Reading the boundaries ..."))
    try:
        boundaries, found = read_boundaries(sources.settings, sources.folder, tree)
    except DashboardError as error:
        problems.add(problem_of(error))
        return None
    problems.extend(found)
    return boundaries


def _check_together(work: Workspace, read: _Read, tell: Progress) -> None:
    """Check what takes all facts at once, and roll them up where nothing is wrong."""
    settings, measures = read.sources.settings, catalogue.load().measures
    names = Names(read.tree, settings.calendar, measures)
    work.load_facts(read.tables, measures=measures)
    read.problems.extend(broken_sums(work.connection, read.tables, names=names))
    read.problems.extend(exceeded_limits(work.connection, read.tables, names=names))
    if read.problems.errors:
        return
    tell(_("Adding up over units and periods ..."))
    work.roll_up(settings=settings)
    differences = work.printed_totals()
    read.problems.extend(wrong_totals(work.connection, differences, read.tables, names=names))


def _write_rest(folder: Path, read: _Read) -> None:
    unit_frame(read.tree).to_parquet(folder / "units.parquet", index=False)
    settings = read.sources.settings.model_dump_json(indent=1)
    (folder / "settings.json").write_text(settings, encoding="utf-8")
    problems = [problem.to_json() for problem in read.problems.all]
    text = json.dumps(problems, ensure_ascii=False, indent=1)
    (folder / "problems.json").write_text(text, encoding="utf-8")
    if read.boundaries is not None:
        read.boundaries.to_parquet(folder / "boundaries.parquet", index=False)
    if read.assessment is not None:
        read.assessment.write(folder)
    read.targets.write(folder)


def _silent(_sentence: str) -> None:
    pass

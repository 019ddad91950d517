"""The assessment of a territory as an edition keeps it: rules, dated entries, register."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from dashboard.domain.assessment.entries import Entry
from dashboard.domain.assessment.register import Decision
from dashboard.domain.assessment.rules import Assessment
from dashboard.domain.units import UnitTree
from dashboard.errors import SettingsError
from dashboard.i18n import N_
from dashboard.storage.assessment_rules import FILE_NAME, read_assessment
from dashboard.storage.assessment_tables import read_entries, read_register
from dashboard.storage.named_rows import find_table_file
from dashboard.storage.problems import Problems, problem_of
from dashboard.storage.settings import Settings

ENTRIES, REGISTER = "scores", "register"
"""Names of the tables, without their suffix."""
EDITION_FILE = "assessment.json"


@dataclass(frozen=True)
class AssessmentFiles:
    """What an edition keeps of an assessment.

    Attributes:
        rules: The rules; every rule says which way is better, and peer groups are codes.
        entries: Dated entries of ``scores.csv``.
        register: Decisions of ``register.csv``.
    """

    rules: Assessment
    entries: tuple[Entry, ...] = ()
    register: tuple[Decision, ...] = ()

    def write(self, folder: Path) -> None:
        """Write the file of an edition into its folder."""
        (folder / EDITION_FILE).write_bytes(_ADAPTER.dump_json(self, indent=1))


_ADAPTER = TypeAdapter(AssessmentFiles)


def kept_assessment(folder: Path) -> AssessmentFiles | None:
    """Return the assessment in the folder of an edition; None where it has none.

    Raises:
        ValueError: The file is broken.
    """
    path = folder / EDITION_FILE
    return _ADAPTER.validate_json(path.read_bytes()) if path.is_file() else None


def assessment_files(folder: Path) -> list[Path]:
    """Return the files of an assessment that lie in a territory's folder."""
    rules = folder / FILE_NAME
    tables = [find_table_file(folder, name) for name in (ENTRIES, REGISTER)]
    return [path for path in (rules, *tables) if path is not None and path.is_file()]


def read_assessment_files(
    folder: Path, *, tree: UnitTree, settings: Settings, problems: Problems
) -> AssessmentFiles | None:
    """Read the assessment of a territory's folder; None where it has none or a wrong one.

    Args:
        folder: Folder of the territory.
        tree: Its units.
        settings: Its settings.
        problems: Receives what is wrong with rules, entries and register; a warning where
            there are tables without rules.
    """
    try:
        rules = read_assessment(folder, tree)
    except FileNotFoundError:
        for path in assessment_files(folder):
            problems.warning(
                N_("There is no {rules}, so this table is not read."),
                values={"rules": FILE_NAME},
                file=path.name,
            )
        return None
    except SettingsError as error:
        problems.add(problem_of(error))
        return None
    tables = {name: find_table_file(folder, name) for name in (ENTRIES, REGISTER)}
    entries, register = tables[ENTRIES], tables[REGISTER]
    return AssessmentFiles(
        rules,
        read_entries(entries, tree=tree, rules=rules, settings=settings, problems=problems)
        if entries
        else (),
        read_register(register, tree=tree, rules=rules, settings=settings, problems=problems)
        if register
        else (),
    )

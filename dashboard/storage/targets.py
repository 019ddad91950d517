"""Targets and contracts of a territory as an edition keeps them."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from dashboard.domain.targets import Contract, Target
from dashboard.domain.units import UnitTree
from dashboard.storage.contract_table import read_contracts
from dashboard.storage.named_rows import find_table_file
from dashboard.storage.problems import Problems
from dashboard.storage.settings import Settings
from dashboard.storage.target_table import read_targets

TARGETS, CONTRACTS = "targets", "contracts"
"""Names of the tables, without their suffix."""
EDITION_FILE = "targets.json"


@dataclass(frozen=True)
class TargetFiles:
    """What an edition keeps of targets and contracts.

    Attributes:
        targets: Targets of ``targets.csv``, in its order.
        contracts: Contracts of ``contracts.csv``, in its order.
    """

    targets: tuple[Target, ...] = ()
    contracts: tuple[Contract, ...] = ()

    def write(self, folder: Path) -> None:
        """Write the file of an edition into its folder; nothing where there is nothing."""
        if self.targets or self.contracts:
            (folder / EDITION_FILE).write_bytes(_ADAPTER.dump_json(self, indent=1))


_ADAPTER = TypeAdapter(TargetFiles)


def kept_targets(folder: Path) -> TargetFiles:
    """Return targets and contracts in the folder of an edition.

    Raises:
        ValueError: The file is broken.
    """
    path = folder / EDITION_FILE
    return _ADAPTER.validate_json(path.read_bytes()) if path.is_file() else TargetFiles()


def target_files(folder: Path) -> list[Path]:
    """Return the tables of targets and contracts that lie in a territory's folder."""
    found = (find_table_file(folder, name) for name in (TARGETS, CONTRACTS))
    return [path for path in found if path is not None]


def read_target_files(
    folder: Path, *, tree: UnitTree, settings: Settings, problems: Problems
) -> TargetFiles:
    """Read targets and contracts of a territory's folder; nothing where there are no tables.

    Args:
        folder: Folder of the territory.
        tree: Its units.
        settings: Its settings.
        problems: Receives what is wrong with either table.
    """
    targets, contracts = (find_table_file(folder, name) for name in (TARGETS, CONTRACTS))
    return TargetFiles(
        read_targets(targets, tree=tree, settings=settings, problems=problems) if targets else (),
        read_contracts(contracts, tree=tree, settings=settings, problems=problems)
        if contracts
        else (),
    )

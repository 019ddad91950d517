"""Contracts on targets: how many are signed of those due, and whose is missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.domain.statistical_year import YearSoFar
from dashboard.domain.targets import Contract
from dashboard.storage.store import Edition


@dataclass(frozen=True)
class Signed:
    """Contracts of one kind of party.

    Attributes:
        due: How many there are.
        signed: How many of them were signed by the day.
        missing: Parties that have not signed: codes of units or names of departments.
        overdue: Those of them whose day has passed.
    """

    due: int
    signed: int
    missing: tuple[str, ...]
    overdue: tuple[str, ...]


@dataclass(frozen=True)
class Contracts:
    """Contracts of a statistical year.

    Attributes:
        units: Those with units.
        departments: Those with departments.
    """

    units: Signed
    departments: Signed

    @property
    def due(self) -> int:
        """All contracts."""
        return self.units.due + self.departments.due

    @property
    def signed(self) -> int:
        """Those that were signed."""
        return self.units.signed + self.departments.signed


def contracts(edition: Edition, year: YearSoFar, *, unit: str) -> Contracts:
    """Return the contracts of a statistical year as they stood on its day.

    Args:
        edition: Edition to read.
        year: The year.
        unit: Code of the unit: the territory has all contracts, a unit below it its own.
    """
    whole = unit == edition.tree.root.code
    listed = [
        contract
        for contract in edition.targets().contracts
        if contract.year == year.year and (whole or contract.party == unit)
    ]
    return Contracts(
        units=_signed((contract for contract in listed if contract.is_unit), year),
        departments=_signed((contract for contract in listed if not contract.is_unit), year),
    )


def _signed(contracts: Iterable[Contract], year: YearSoFar) -> Signed:
    listed = list(contracts)
    missing = [contract for contract in listed if not contract.is_signed(year.day)]
    return Signed(
        due=len(listed),
        signed=len(listed) - len(missing),
        missing=tuple(contract.party for contract in missing),
        overdue=tuple(contract.party for contract in missing if contract.is_overdue(year.day)),
    )

"""Contracts on targets as a table: ``contracts.csv`` or a workbook."""

from difflib import get_close_matches
from pathlib import Path

from dashboard.catalogue.headers import comparable
from dashboard.domain.targets import Contract
from dashboard.domain.units import UnitTree
from dashboard.i18n import N_
from dashboard.storage.named_rows import NamedRow, RowForm, read_rows
from dashboard.storage.problems import Problems
from dashboard.storage.row_reading import RowReader
from dashboard.storage.settings import Settings
from dashboard.storage.unit_names import Mention, UnitNames, comparable_name

CONTRACT_FORM = RowForm(
    {
        "year": "年度 统计年度 年份",
        "party": "签订单位 责任单位 签订方 部门",
        "due": "应签日期 签订期限",
        "signed": "签订日期 签定日期",
    },
    needed=("year", "party", "signed"),
)
_LIKE_A_UNIT = 0.75
"""Likeness from which a department's name may be a unit's, misspelt."""


class _Reader(RowReader):
    """Reads the cells of a contract."""

    def contract(self, row: NamedRow) -> Contract | None:
        """Return the contract of a row."""
        year, party = self.year(row), self.party(row)
        due, signed = self.day(row, "due"), self.day(row, "signed")
        if year is None or party is None or not self.is_new(row, (year, party), "party"):
            return None
        return Contract(year, *party, due, signed)

    def party(self, row: NamedRow) -> tuple[str, bool] | None:
        """Return unit code or department, and whether it is a unit."""
        text = row["party"]
        if not text or comparable(text).isdigit():
            match = self.names.find(Mention(code=text))
            if match.unit is None:
                self.problems.add(row.problem(match.template, "party", **match.details))
                return None
            return match.unit.code, True
        match = self.names.find(Mention(name=text))
        if match.unit is not None:
            return match.unit.code, True
        by_name = {comparable_name(unit.name): unit for unit in self.tree}
        close = get_close_matches(comparable_name(text), by_name, n=1, cutoff=_LIKE_A_UNIT)
        if close:
            template = N_("“{found}” is taken for a department; the nearest unit is {nearest}.")
            nearest = {"zh": by_name[close[0]].name, "en": by_name[close[0]].name_en or close[0]}
            problem = row.problem(template, "party", severity="warning", found=text,
                                  nearest=nearest)  # fmt: skip
            self.problems.add(problem)
        return text, False


def read_contracts(
    path: Path, *, tree: UnitTree, settings: Settings, problems: Problems
) -> tuple[Contract, ...]:
    """Read the contracts that are due, signed or not.

    Args:
        path: The table.
        tree: Units of the territory; whoever is none of them is a department.
        settings: Its settings, for the statistical year.
        problems: Receives what is wrong, cell by cell; a warning where a department is
            called almost like a unit.
    """
    reader = _Reader(tree, settings, problems, UnitNames(tree))
    rows = read_rows(path, form=CONTRACT_FORM, problems=problems)
    return tuple(contract for row in rows if (contract := reader.contract(row)) is not None)

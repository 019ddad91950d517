"""What is wrong with the tables of a territory: one sentence each, with its exact place."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal, Self

from dashboard.errors import DashboardError
from dashboard.i18n import N_, localized
from dashboard.i18n import gettext as _

Severity = Literal["error", "warning"]
SAME_KIND = 20
"""Problems of one kind in one column that are listed one by one; the rest is counted."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, and where.

    Attributes:
        severity: An error stops the import, a warning does not.
        template: English sentence with named ``{placeholders}``; the gettext message id.
        values: What fills them, plain JSON: texts and numbers, a list of texts, or
            ``{"zh": ..., "en": ...}`` for a name in both languages.
        file: File as the statistician knows it, relative to the folder of the tables.
        sheet: Sheet of a workbook; empty for CSV.
        row: Row as the spreadsheet shows it, from 1; None where no single row is meant.
        column: Header of the column; empty where no single column is meant.
    """

    severity: Severity
    template: str
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""

    @property
    def place(self) -> str:
        """Place in the language in use, e.g. “births.csv，第 12 行，“男孩”列”; may be empty."""
        parts = [
            self.file,
            _("sheet “{sheet}”").format(sheet=self.sheet) if self.sheet else "",
            _("row {row}").format(row=self.row) if self.row is not None else "",
            _("column “{column}”").format(column=self.column) if self.column else "",
        ]
        return _(", ").join(part for part in parts if part)

    def sentence(self) -> str:
        """Return place and problem as one sentence in the language in use."""
        text = _(self.template).format(**{key: _shown(v) for key, v in self.values.items()})
        place = self.place
        return _("{place}: {sentence}").format(place=place, sentence=text) if place else text

    def __str__(self) -> str:
        return self.sentence()

    def to_json(self) -> dict[str, Any]:
        """Return the problem as plain JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return the problem that ``to_json`` wrote."""
        return cls(**data)


def _shown(value: object) -> object:
    if isinstance(value, Mapping):
        return localized(value["zh"], value["en"])
    if isinstance(value, list | tuple):
        return _(", ").join(str(_shown(item)) for item in value)
    return value


class Problems:
    """Collects the problems of one import in the order in which they are found.

    Of more than ``SAME_KIND`` problems of one kind in one column, the first are kept and
    the rest counted, so that a broken column does not bury the others.
    """

    def __init__(self) -> None:
        self._listed: list[Problem] = []
        self._seen: Counter[Problem] = Counter()

    def add(self, problem: Problem) -> None:
        """Add ``problem``."""
        if problem.row is not None:
            kind = replace(problem, values={}, row=None)
            self._seen[kind] += 1
            if self._seen[kind] > SAME_KIND:
                return
        self._listed.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add all of ``problems``."""
        for problem in problems:
            self.add(problem)

    def error(self, template: str, **details: Any) -> None:  # noqa: ANN401
        """Add an error; ``details`` are fields of ``Problem``, ``values`` among them."""
        self.add(Problem("error", template, **details))

    def warning(self, template: str, **details: Any) -> None:  # noqa: ANN401
        """Add a warning; ``details`` are fields of ``Problem``, ``values`` among them."""
        self.add(Problem("warning", template, **details))

    @property
    def all(self) -> list[Problem]:
        """All problems, errors first, each group in the order in which it was found."""
        return sorted([*self._listed, *self._left_out()], key=lambda p: p.severity)

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop the import."""
        return [problem for problem in self.all if problem.severity == "error"]

    def refuse_errors(self) -> None:
        """Stop the import where there is any error.

        Raises:
            ImportRefusedError: There is one; carries all problems.
        """
        if self.errors:
            raise ImportRefusedError(self.all)

    def _left_out(self) -> list[Problem]:
        template = N_("Rows with the same problem beside the {listed} listed ones: {count}.")
        return [
            replace(kind, template=template, values={"count": n - SAME_KIND, "listed": SAME_KIND})
            for kind, n in self._seen.items()
            if n > SAME_KIND
        ]


def problem_of(error: DashboardError, **details: Any) -> Problem:  # noqa: ANN401
    """Return ``error`` as a problem that stops the import, at the place ``details``."""
    values = {key: str(value) for key, value in error.values.items()}
    return Problem("error", error.template, values=values, **details)


class ImportRefusedError(DashboardError):
    """Tables with errors; the edition in use stays.

    Attributes:
        problems: All problems found, errors first.
    """

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(
            N_("Nothing was imported; errors: {count}. The first: {first}"),
            count=sum(problem.severity == "error" for problem in problems),
            first=problems[0],
        )
        self.problems = problems

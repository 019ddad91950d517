"""The decisions of a territory's meetings: ``data/<territory>/decisions.csv``, read and written.

They are no part of an edition: they go on while the figures of a meeting stand. The table is
the office's own and may be edited in a spreadsheet at the same time; so every change is made
on the file as it is then, in the cells that it is about, and a decision that somebody else has
changed meanwhile is not overwritten.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from dashboard import catalogue
from dashboard.domain.decisions import Decision, next_id
from dashboard.domain.units import UnitTree
from dashboard.errors import SettingsError
from dashboard.i18n import N_
from dashboard.storage.decision_table import DECISION_FORM, STATES, read_decisions
from dashboard.storage.edited_csv import EditedCsv
from dashboard.storage.privacy import holds_number_of_person
from dashboard.storage.problems import Problem, Problems
from dashboard.storage.settings import Settings
from dashboard.storage.whole_files import write_whole

FILE_NAME = "decisions.csv"
LONGEST = 300
_SAVING = Lock()
_FORMULA = ("=", "+", "-", "@", "\t")
"""What a spreadsheet takes for the beginning of a formula."""


@dataclass(frozen=True)
class KeptDecisions:
    """What the table holds.

    Attributes:
        decisions: Decisions in its order.
        problems: What is wrong with it; such rows are left out.
    """

    decisions: tuple[Decision, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class DecisionFile:
    """The table of one territory.

    Attributes:
        folder: Folder of the territory's tables.
        tree: Its units.
        settings: Its settings.
    """

    folder: Path
    tree: UnitTree
    settings: Settings
    _checked: dict[bytes, KeptDecisions] = field(default_factory=dict, repr=False, compare=False)

    def read(self) -> KeptDecisions:
        """Return the decisions; none where there is no table.

        The table is checked again only when its bytes have changed: each slide asks for it.
        """
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return KeptDecisions()
        kept = self._checked.get(data)
        if kept is None:
            kept = self._check()
            self._checked.clear()
            self._checked[data] = kept
        return kept

    def _check(self) -> KeptDecisions:
        problems = Problems()
        found = read_decisions(
            self._path, tree=self.tree, settings=self.settings, problems=problems
        )
        return KeptDecisions(found, tuple(problems.all))

    def add(self, decision: Decision) -> Decision:
        """Write a new decision at the end of the table.

        Args:
            decision: What was decided; its number is given here.

        Returns:
            The decision with its number.

        Raises:
            SettingsError: A text is missing or not to be written, or the table cannot be
                read or written.
        """
        _refuse(decision)
        with _SAVING:
            table = self._table()
            numbers = list(table.texts("id").values())
            numbered = replace(decision, id=next_id(numbers, decision.decided))
            table.append(self._cells(numbered))
            self._write(table)
        return numbered

    def change(self, before: Decision, after: Decision) -> None:
        """Write what has become of a decision.

        Args:
            before: The decision as it was read.
            after: What it is now; of the same number.

        Raises:
            SettingsError: As ``add``; or somebody else has changed it meanwhile.
        """
        _refuse(after)
        with _SAVING:
            table = self._table()
            if before not in self.read().decisions:
                raise SettingsError(
                    N_(
                        "Somebody else has changed this decision in the meantime; it is shown as "
                        "it is now. Please repeat your change."
                    )
                )
            position = next(at for at, text in table.texts("id").items() if text == before.id)
            old, new = self._cells(before), self._cells(after)
            table.change(position, {name: new[name] for name in new if new[name] != old[name]})
            self._write(table)

    @property
    def _path(self) -> Path:
        return self.folder / FILE_NAME

    def _table(self) -> EditedCsv:
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return EditedCsv.empty(DECISION_FORM)
        table = EditedCsv.of(data, DECISION_FORM)
        if table is None:
            template = N_("{file} has no header row as expected, so nothing is written into it.")
            raise SettingsError(template, file=FILE_NAME)
        return table

    def _cells(self, decision: Decision) -> dict[str, str]:
        """Return a decision as the cells of its row, in Chinese as the office writes them."""
        indicators = catalogue.load().indicators
        about = indicators[decision.indicator].name_zh if decision.indicator else ""
        return {
            "id": decision.id,
            "date": decision.decided.isoformat(),
            "text": decision.text,
            "unit_code": decision.unit,
            "unit_name": self.tree[decision.unit].name,
            "indicator": about,
            "owner": decision.owner,
            "due": decision.due.isoformat(),
            "state": STATES[decision.state].split()[0],
            "closed": decision.closed.isoformat() if decision.closed else "",
            "note": decision.note,
        }

    def _write(self, table: EditedCsv) -> None:
        try:
            write_whole(self._path, table.data())
        except OSError as fault:
            template = N_("{file} cannot be written: {reason}.")
            reason = fault.strerror or str(fault)
            raise SettingsError(template, file=FILE_NAME, reason=reason) from None


def _refuse(decision: Decision) -> None:
    """Refuse what the table would not be read with again, or must not hold.

    Raises:
        SettingsError: Says what is wrong.
    """
    texts = (decision.text, decision.owner, decision.note)
    if not decision.text.strip() or not decision.owner.strip():
        raise SettingsError(N_("Write what is to be done and which office sees to it."))
    if any(len(text) > LONGEST for text in texts):
        raise SettingsError(N_("A text is longer than {most} characters."), most=LONGEST)
    if any(holds_number_of_person(text) for text in texts):
        raise SettingsError(
            N_("A text holds an identity or mobile number. Name the office, never a person.")
        )
    if any(text.startswith(_FORMULA) for text in texts):
        raise SettingsError(
            N_("A text begins with a sign that a spreadsheet takes for a formula: = + - @.")
        )
    if decision.due < decision.decided or (decision.closed or decision.due) < decision.decided:
        raise SettingsError(N_("Nothing is due or done before the day on which it was decided."))

"""The text of an agenda's file: changed where the agenda was, remarks kept where they stand."""

from collections.abc import Sequence

import tomlkit
from tomlkit.container import Container
from tomlkit.items import Comment, Table

from dashboard.domain.agenda import Agenda, Step

_STEPS = "steps"
_ALIKE = (("heading", "page", "selection"), ("page", "selection"), ("heading",))
"""Fields by which a step of the file is known again, the surest first."""
_Remarks = list[Comment]


def agenda_text(agenda: Agenda, *, before: str) -> str:
    """Return an agenda as a statistician would write its file.

    Remarks among title, edition and seconds stay there. Those above a step go where the step
    goes and leave with it, those inside it stay inside, and those below the last stay last.

    Args:
        agenda: What to write.
        before: Text of its file so far; empty for none.
    """
    document = tomlkit.parse(before)
    kept = [_Kept(table) for table in document.pop(_STEPS, [])]
    last = _remarks_apart(document, kept)
    document["title"] = agenda.title
    if agenda.edition:
        document["edition"] = agenda.edition
    else:
        document.pop("edition", None)
    document["seconds"] = agenda.seconds
    steps = tomlkit.aot()
    above: Container | Table = document
    found = _matched(agenda.steps, kept)
    written = [found.get(place) or _Kept(tomlkit.table()) for place in range(len(agenda.steps))]
    for step, entry in zip(agenda.steps, written, strict=True):
        _add(entry.above, to=above)
        _fill(entry.table, step)
        steps.append(entry.table)
        above = entry.table
    _add(last, to=above)
    if written:
        document[_STEPS] = steps
    for entry in written:  # no blank line between a step and the remarks above it
        entry.table.trivia.indent = "" if entry.above else "\n"
    return tomlkit.dumps(document)


class _Kept:
    """A step as the file has it, and the remarks above it."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.above: _Remarks = []
        self.entry: dict[str, object] = {"selection": {}, **table.unwrap()}


def _remarks_apart(head: Container, kept: list[_Kept]) -> _Remarks:
    """Move the remarks at the end of head and steps to the step below; return the last ones."""
    remarks = _taken_from_the_end(head)
    for step in kept:
        step.above = remarks
        remarks = _taken_from_the_end(step.table.value)
    return remarks


def _taken_from_the_end(part: Container) -> _Remarks:
    remarks: _Remarks = []
    body = part.body
    while body and body[-1][0] is None:
        item = body.pop()[1]
        if isinstance(item, Comment):
            remarks.insert(0, item)
    return remarks


def _matched(steps: Sequence[Step], kept: Sequence[_Kept]) -> dict[int, _Kept]:
    """Return what the file has of steps by their places; those that are all alike come first."""
    found: dict[int, _Kept] = {}
    left = list(kept)
    for names in _ALIKE:
        for place, step in enumerate(steps):
            entry = _entry(step)
            wanted = {name: entry[name] for name in names}
            known = next((one for one in left if wanted.items() <= one.entry.items()), None)
            if place not in found and known:
                found[place] = known
                left.remove(known)
    return found


def _entry(step: Step) -> dict[str, object]:
    return {"heading": step.heading, "page": step.page, "selection": dict(step.parameters)}


def _fill(table: Table, step: Step) -> None:
    """Write what differs into a step's table."""
    known = table.unwrap()
    for name, value in _entry(step).items():
        if name in known and known[name] == value:
            continue
        if isinstance(value, dict):
            chosen = tomlkit.inline_table()
            chosen.update(value)
            table[name] = chosen
        else:
            table[name] = value


def _add(remarks: _Remarks, *, to: Container | Table) -> None:
    if remarks:
        to.add(tomlkit.nl())
    for remark in remarks:
        to.add(remark)

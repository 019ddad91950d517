"""What the briefing says: results, problems with the units named, causes, tasks.

Drafted from the sentences of the pages; every one follows from the figures beside it. What
the figures cannot tell is left to the office that signs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from dashboard import catalogue as catalogues
from dashboard.domain import findings, target_wording
from dashboard.domain.attainment import TargetState
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.section import Pack, Section
from dashboard.i18n import N_
from dashboard.i18n import gettext as _
from dashboard.reports import overview, targets
from dashboard.reports.page_findings import standout_sentence
from dashboard.reports.targets import TargetLine


class Part(Enum):
    """The parts of a briefing in their order; the value is the heading."""

    RESULTS = N_("Results")
    PROBLEMS = N_("Main problems")
    CAUSES = N_("Causes")
    TASKS = N_("Tasks of the next half")


_WORDS = {
    Part.RESULTS: ("结果", "成效", "成绩", "results"),
    Part.PROBLEMS: ("问题", "problems"),
    Part.CAUSES: ("原因", "causes"),
    Part.TASKS: ("任务", "措施", "tasks"),
}
"""First words of a step's heading, before a colon, that put it into a part."""
_PAGES = {"ranking": Part.PROBLEMS, "map": Part.PROBLEMS, "area": Part.PROBLEMS}
"""Where steps go whose heading does not tell; else to the results."""


Said = tuple[str, tuple[Exhibit, ...]]
"""A sentence and the exhibits that it refers to."""


@dataclass(frozen=True)
class Chapter:
    """One part of a part: （一）.

    Attributes:
        heading: What it is about.
        sentences: Sentences, each with the exhibits that it refers to.
        exhibits: What is shown after them.
    """

    heading: str
    sentences: tuple[Said, ...]
    exhibits: tuple[Exhibit, ...] = ()


def draft(pack: Pack) -> dict[Part, list[Chapter]]:
    """Return the chapters of every part, in the order of the parts.

    A page's sentence is said once, where it is met first; what a part says of its own, units
    by name and tasks, is not said before as well.
    """
    reasons, tasks = _reasons(pack), list(_left_to_do(pack))
    said = set(reasons)
    parts: dict[Part, list[Chapter]] = {part: [] for part in Part}
    for section in pack.sections:
        part, heading = part_of(section)
        parts[part].append(_chapter(section, heading, said=said))
    named = any(exhibit.subject == _("units that stand out") for exhibit in pack.exhibits)
    if reasons and not named:  # else a step of the agenda names them
        told = tuple((reason, ()) for reason in reasons)
        parts[Part.PROBLEMS].append(Chapter(_("Units that stand out"), told))
    parts[Part.TASKS].extend(tasks)
    return parts


def part_of(section: Section) -> tuple[Part, str]:
    """Return where a step belongs and its heading without the word that says so."""
    word, colon, rest = section.heading.replace("：", ":").partition(":")
    if colon:
        for part, words in _WORDS.items():
            if word.strip().lower() in words:
                rest = rest.strip()
                return part, rest[:1].upper() + rest[1:]
    return _PAGES.get(section.page, Part.RESULTS), section.heading


def _chapter(section: Section, heading: str, *, said: set[str]) -> Chapter:
    """Return the sentences of a step that are not in ``said``, and put them there.

    Findings of exhibits are said beside their pictures; a sentence that such a finding holds
    in full is left out, and so are findings that the sentences sum up. What the page says first
    stands first.
    """
    new = [finding for finding in section.findings if finding not in said]
    told_in: dict[str, list[Exhibit]] = {finding: [] for finding in new}
    shown: dict[str, list[Exhibit]] = {}
    for exhibit in section.exhibits:
        finding = _told_in(new, exhibit)
        known = told_in[finding] if finding else shown.setdefault(exhibit.title, [])
        known.append(exhibit)
    own = [
        finding
        for finding in new
        if told_in[finding] or not any(finding in title for title in shown)
    ]
    said.update(section.findings)
    told: list[Said] = [(finding, tuple(told_in[finding])) for finding in own]
    titles: list[Said] = [(title, tuple(exhibits)) for title, exhibits in shown.items()]
    first = bool(new) and new[0] not in own  # the page's first sentence is a title: it leads
    return Chapter(heading, (*titles, *told) if first else (*told, *titles), section.exhibits)


def _told_in(findings: Sequence[str], exhibit: Exhibit) -> str:
    """Return the sentence that says an exhibit's title together with more; empty for none."""
    if exhibit.summed_up and findings:
        return findings[0]
    title = exhibit.title.lower()
    held = [finding for finding in findings if title in finding.lower()]
    return next((finding for finding in held if finding != exhibit.title), "")


def _reasons(pack: Pack) -> list[str]:
    """Return which units differ beyond chance, and why, one sentence each."""
    shown = pack.selection
    found = overview.standouts(
        shown.edition,
        catalogues.load(),
        period=shown.period,
        unit=shown.unit.code,
        scope=shown.scope,
    )
    return [
        _("{unit}: {reason}").format(
            unit=shown.edition.tree[standout.row.unit_code].label,
            reason=standout_sentence(shown, standout),
        )
        for standout in found
    ]


def _left_to_do(pack: Pack) -> Iterator[Chapter]:
    """Yield a chapter on what is missed or not yet attained."""
    shown = pack.selection
    lines = targets.unit_targets(
        shown.edition,
        catalogues.load(),
        period=shown.period,
        unit=shown.unit.code,
        scope=shown.scope,
    )
    open_ = (TargetState.BEHIND, TargetState.MISSED)
    said = [_task(pack, line) for line in lines if line.attainment.state in open_]
    if said:
        yield Chapter(_("Targets still to be met"), tuple((sentence, ()) for sentence in said))


def _task(pack: Pack, line: TargetLine) -> str:
    """Return what is asked, how it stands and the pace still needed."""
    shown, target, entry = pack.selection, line.target, line.indicator
    so_far = targets.so_far(shown.edition, shown.period)
    clauses = [
        _("{indicator}: target {goal}").format(
            indicator=target_wording.line_name(entry, target.scope),
            goal=target_wording.goal_text(target, entry),
        ),
        target_wording.progress_text(target, line.attainment, so_far)
        or target_wording.verdict_text(target, entry, line.attainment, cumulative=line.cumulative),
        target_wording.needed_text(target, entry, line.attainment, so_far=so_far),
    ]
    return findings.joined(clauses)

"""The pack of a meeting: slides, briefing, workbook and offline page of a whole agenda."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard import catalogue as catalogues
from dashboard.domain.agenda import Agenda, Step
from dashboard.errors import SettingsError
from dashboard.exports.briefing import briefing
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.exhibits import PARTS, exhibits_of, findings_of
from dashboard.exports.file_names import safe
from dashboard.exports.offline_page import offline_page
from dashboard.exports.section import Drawing, Pack, Section, key_of
from dashboard.exports.slides import slides
from dashboard.exports.snapshot import picture_alone
from dashboard.exports.workbook import workbook
from dashboard.i18n import LANGUAGES, N_, Language, using
from dashboard.i18n import gettext as _
from dashboard.reports import asked_ranking, choices, map_place
from dashboard.reports.agenda_steps import refuse_unknown
from dashboard.reports.page_findings import none_stands_out
from dashboard.reports.selection import PIN, Choices, Selection, resolve
from dashboard.storage.store import Store


@dataclass(frozen=True)
class _Kind:
    """One file of the pack."""

    name: str
    ending: str
    make: Callable[[Pack, Drawing], bytes]


_KINDS = (
    _Kind(N_("slides"), "pptx", lambda pack, drawing: slides(pack, picture=drawing)),
    _Kind(N_("briefing draft"), "docx", lambda pack, drawing: briefing(pack, picture=drawing)),
    _Kind(N_("workbook"), "xlsx", lambda pack, _drawing: workbook(pack)),
    _Kind(N_("offline page"), "html", lambda pack, _drawing: offline_page(pack)),
)


_NAMES = {"cards": "headlines", "units": "standouts", "map": "maps", "summary": "trend",
          "forecast": "year"}  # fmt: skip
"""Parts of a presented page → parts of its exhibits, where they differ."""
_SAYING, _SAID_APART = "findings", ("overview", "targets")
"""The part that says the page's sentences, and the pages that have it."""
_EFFORT = 3
"""What a file takes where a step takes 1."""


@dataclass(frozen=True)
class PackFile:
    """One finished file.

    Attributes:
        name: File name in the language of the pack.
        content: The file.
    """

    name: str
    content: bytes


@dataclass(frozen=True)
class Made:
    """How far a pack is.

    Attributes:
        share: Part of the work that is done, 0 to 1.
        doing: What is being done, in the language of the pack.
        file: File that has just been finished, if any.
    """

    share: float
    doing: str
    file: PackFile | None = None


def make_pack(
    agenda: Agenda,
    store: Store,
    *,
    territory: str,
    language: Language,
    drawing: Drawing = picture_alone,
    known: Choices = choices,
) -> Iterator[Made]:
    """Make the files of a meeting, telling after every step how far it is.

    Args:
        agenda: Steps, and the edition that they are pinned to, if any.
        store: Editions.
        territory: Id of the territory.
        language: Language of the files.
        drawing: Draws charts and maps.
        known: What there is to choose from.

    Yields:
        Progress; four of them carry a file.

    Raises:
        DashboardError: The territory is not known, a step names what there is not, or there is
            no step.
    """
    steps, sections = len(agenda.steps), []
    work = steps + _EFFORT * len(_KINDS)
    for number, step in enumerate(agenda.steps):
        yield Made(number / work, step.heading)
        with using(language):
            sections.append(_section(agenda, step, store, territory, language, known))
    with using(language):
        pack = _packed(sections, title=_own_title(agenda))
    kept = _kept(drawing)
    for number, kind in enumerate(_KINDS):
        with using(language):
            doing = _(kind.name)
        yield Made((steps + _EFFORT * number) / work, doing)
        with using(language):
            file = PackFile(_file_name(pack, doing, kind.ending), kind.make(pack, kept))
        yield Made((steps + _EFFORT * (number + 1)) / work, doing, file)


def _section(
    agenda: Agenda, step: Step, store: Store, territory: str, language: Language, known: Choices
) -> Section:
    """Return what a step shows, or the sentence that it has nothing to show."""
    asked = {**step.parameters, "territory": territory, "lang": language}
    if agenda.edition:
        asked[PIN] = agenda.edition
    shown = resolve(asked, store, catalogues.load(), known=known)
    refuse_unknown(agenda, step, shown)
    shown = asked_ranking.counted(shown, page=step.page)
    parts = _parts(step, shown)
    told = not parts or _SAYING in parts or step.page not in _SAID_APART
    findings = tuple(findings_of(step.page, shown)) if told else ()
    exhibits = tuple(_exhibits(step.page, shown, parts))
    if not findings and not exhibits:
        findings = (_nothing(parts, shown),)
    return Section(step.heading, step.page, shown, findings, exhibits)


def _nothing(parts: Sequence[str], shown: Selection) -> str:
    """Return why a step has nothing to show."""
    if parts == ["standouts"]:
        return none_stands_out(shown)
    return _("{where}: there is nothing to show here.").format(where=shown.title)


def _own_title(agenda: Agenda) -> str:
    """Return the title that somebody gave the agenda; empty for the usual one."""
    usual = N_("Population analysis meeting")
    names = set()
    for language in LANGUAGES:
        with using(language):
            names.add(_(usual))
    return "" if agenda.title in names else agenda.title


def _exhibits(page: str, shown: Selection, parts: Sequence[str]) -> list[Exhibit]:
    """Return what the parts of a page show; ``parts`` is empty for all."""
    wanted = [part for part in parts if part in PARTS.get(page, ())]
    return exhibits_of(page, shown, parts=wanted) if wanted or not parts else []


def _parts(step: Step, shown: Selection) -> list[str]:
    """Return the parts of its page that a step shows, by the names of exhibits; none for all."""
    asked = [part for part in step.parameters.get("part", "").split(",") if part]
    if step.page == "trends" and not asked:
        asked = ["course", "year"]
    if step.page == "map" and not asked:
        asked = list(dict.fromkeys(["maps", map_place.panel(shown)]))
    return [_NAMES.get(part, part) for part in asked]


def _packed(sections: list[Section], *, title: str) -> Pack:
    """Return all steps; what an earlier one shows is not repeated.

    A step that shows nothing new repeats it all: the talk comes back to it.
    """
    seen: set[tuple[str, str, str]] = set()
    told = []
    for section in sections:
        keys = {key_of(exhibit): exhibit for exhibit in section.exhibits}
        new = tuple(exhibit for key, exhibit in keys.items() if key not in seen)
        seen.update(keys)
        told.append(replace(section, exhibits=new or section.exhibits))
    if not told:
        raise SettingsError(N_("The agenda has no step with anything to show."))
    return Pack(tuple(told), own_title=title)


def _kept(drawing: Drawing) -> Drawing:
    """Return a drawing that draws nothing twice in the same size."""
    drawn: dict[tuple[int, int, int], tuple[Exhibit, bytes]] = {}

    def draw(exhibit: Exhibit, *, width: int, height: int) -> bytes:
        key = (id(exhibit), width, height)
        if key not in drawn:
            # the exhibit is kept as well: another could get its id
            drawn[key] = exhibit, drawing(exhibit, width=width, height=height)
        return drawn[key][1]

    return draw


def _file_name(pack: Pack, kind: str, ending: str) -> str:
    """Return the name of a file: 云岭县（演示）_2026H1_幻灯片.pptx."""
    edition = pack.selection.edition
    period = edition.settings.calendar.label(pack.selection.period)
    return f"{safe(f'{edition.settings.name}_{period}_{kind}')}.{ending}"

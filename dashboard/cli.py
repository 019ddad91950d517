"""The command line: ``dashboard run | prepare | import | check | figures | ...``."""

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, cast

import click

from dashboard import catalogue as catalogues
from dashboard import i18n
from dashboard.domain.agenda import DEFAULT
from dashboard.domain.periods import Grain
from dashboard.errors import DashboardError, UnknownNameError
from dashboard.i18n import N_
from dashboard.i18n import gettext as _
from dashboard.reports.agendas import agenda_of
from dashboard.reports.printed_forecast import printed_forecast
from dashboard.reports.printed_ranking import SCORE, printed_ranking, printed_scores
from dashboard.reports.printed_revisions import (
    editions_to_compare,
    kind_of_period,
    printed_revisions,
    revision_notes,
)
from dashboard.reports.printing import as_text, printed_figures
from dashboard.reports.revisions import revisions as compare
from dashboard.storage.problems import ImportRefusedError, Problem
from dashboard.storage.store import Store
from dashboard.storage.whole_files import write_whole

USAGE_ERROR = 2

_home = click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    show_default=True,
    help="Folder with data/ and store/.",
)
_territory = click.option("--territory", required=True, help="Id of the territory.")


def _plain_errors(command: Callable[..., None]) -> Callable[..., None]:
    """Print an error as one sentence: unknown names exit with 2, the rest with 1."""

    @wraps(command)
    def guarded(*args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        try:
            command(*args, **kwargs)
        except UnknownNameError as error:
            click.echo(str(error), err=True)
            sys.exit(USAGE_ERROR)
        except ImportRefusedError as error:
            _print_refusal(error)
            sys.exit(1)
        except DashboardError as error:
            click.echo(str(error), err=True)
            sys.exit(1)

    return guarded


@click.group()
@click.option(
    "--lang",
    type=click.Choice(i18n.LANGUAGES),
    default="zh",
    show_default=True,
    envvar="DASHBOARD_LANG",
    help="Language of messages and names.",
)
def main(lang: str) -> None:
    """Population analysis dashboard: tables in, editions out, pages served."""
    i18n.activate(cast("i18n.Language", lang))


@main.command()
@_home
@click.option("--address", default="127.0.0.1", show_default=True, help="0.0.0.0 to share.")
@click.option("--port", default=8501, show_default=True)
@_plain_errors
def run(home: Path, address: str, port: int) -> None:
    """Serve the dashboard; on this machine only unless an address is given."""
    from dashboard.server import serve  # noqa: PLC0415  Streamlit takes a second to import

    serve(home.resolve(), address=address, port=port)


@main.command("import")
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@_territory
@_home
@_plain_errors
def import_(path: Path, territory: str, home: Path) -> None:
    """Check the tables below PATH and, without errors, make them the current edition."""
    from dashboard.storage.importing import import_territory  # noqa: PLC0415

    result = import_territory(path, territory=territory, home=home, progress=_tell)
    _print_problems(result.problems)
    click.echo(
        _("Edition {edition} of {territory} is current.").format(
            edition=result.edition_id[:12], territory=territory
        )
    )


@main.command()
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option("--territory", default="", help="Id of the territory; the folder's name else.")
@_home
@_plain_errors
def check(path: Path, territory: str, home: Path) -> None:
    """Check the tables below PATH and change nothing; exit code 1 if there are errors."""
    from dashboard.storage.importing import check_territory  # noqa: PLC0415

    problems = check_territory(
        path, territory=territory or path.resolve().name, home=home, progress=_tell
    )
    _print_problems(problems)
    errors = sum(problem.severity == "error" for problem in problems)
    click.echo(
        _("Errors: {errors}, warnings: {warnings}.").format(
            errors=errors, warnings=len(problems) - errors
        )
    )
    sys.exit(1 if errors else 0)


@main.command()
@_home
@_plain_errors
def prepare(home: Path) -> None:
    """Import every territory below data/ whose files have changed since its edition.

    A territory with errors is named and keeps its old edition; the others go on.
    """
    from dashboard.storage.importing import import_territory, is_current  # noqa: PLC0415

    for folder in sorted((home / "data").glob("*/territory.toml")):
        territory = folder.parent.name
        try:
            if is_current(folder.parent, territory=territory, home=home):
                continue
            click.echo(_("Importing {territory} ...").format(territory=territory))
            result = import_territory(folder.parent, territory=territory, home=home)
            _print_problems(result.problems)
        except ImportRefusedError as error:
            _print_refusal(error)
        except DashboardError as error:
            click.echo(str(error), err=True)


@main.command()
@_home
@_plain_errors
def font(home: Path) -> None:
    """Make the small font that browsers load, with the characters of all unit names."""
    from dashboard.fonts import make_browser_font  # noqa: PLC0415  only this command needs it

    store = Store(home.resolve())
    trees = [store.edition(territory).tree for territory in store.territories()]
    click.echo(_("Making the font for browsers ..."), err=True)
    make_browser_font(home.resolve(), [unit.name for tree in trees for unit in tree])


@main.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=".")
@click.option("--units", type=click.IntRange(min=1), help="One territory of this many townships.")
@click.option("--months", type=click.IntRange(min=1), default=120, show_default=True)
@click.option("--seed", type=int, default=None, help="Another seed, another territory.")
@_plain_errors
def demo(out: Path, units: int | None, months: int, seed: int | None) -> None:
    """Write the three fictional territories, or one of any size, to OUT/data, OUT/shapefiles."""
    from dashboard.demo import generate, generate_sized  # noqa: PLC0415

    chosen = {} if seed is None else {"seed": seed}
    if units is None:
        generate(out, **chosen)
    else:
        generate_sized(out, units=units, months=months, **chosen)


@main.command()
@_territory
@click.option("--indicator", required=True, help="Id or name of the indicator.")
@click.option("--period", required=True, help="2025-10, 2026Q1, 2026H1 or 2026.")
@click.option("--level", default="", help="All units of this level.")
@click.option("--unit", default="", help="Code of one unit; with --level, the units below it.")
@click.option("--scope", default="all", show_default=True)
@click.option("--format", "format_", type=click.Choice(["csv", "json"]), default="csv")
@_home
@_plain_errors
def figures(
    territory: str,
    indicator: str,
    period: str,
    level: str,
    unit: str,
    scope: str,
    format_: str,
    home: Path,
) -> None:
    """Print what the pages show: value, interval and state of units in a period.

    The indicator "score" is the score of the assessment.
    """
    edition, known = Store(home).edition(territory), catalogues.load()
    if indicator == SCORE:
        table = printed_scores(edition, known, period=period, level=level, unit=unit)
    else:
        table = printed_figures(
            edition,
            known,
            indicator=indicator,
            period=period,
            level=level,
            unit=unit,
            scope=scope,
        )
    click.echo(as_text(table, format_), nl=False)


@main.command()
@_territory
@click.option("--period", default="", help="2026H1 or 2026; the latest else.")
@click.option("--level", default="", help="Level of the units; the assessed one else.")
@click.option("--by", default=SCORE, show_default=True, help="score, or an indicator.")
@click.option("--peers", default="", help="Id of a peer group.")
@click.option("--scope", default="all", show_default=True)
@click.option("--format", "format_", type=click.Choice(["csv", "json"]), default="csv")
@_home
@_plain_errors
def ranking(
    territory: str,
    period: str,
    level: str,
    by: str,
    peers: str,
    scope: str,
    format_: str,
    home: Path,
) -> None:
    """Print the ranking of the page: rank with its range, score or value, class, reason."""
    table = printed_ranking(
        Store(home).edition(territory),
        catalogues.load(),
        by=by,
        period=period,
        level=level,
        peers=peers,
        scope=scope,
    )
    click.echo(as_text(table, format_), nl=False)


@main.command()
@_territory
@click.option("--indicator", default="birth_rate", show_default=True, help="Id or name.")
@click.option("--unit", default="", help="Code of the unit; the whole territory else.")
@click.option("--period", default="", help="Its end is the origin: 2026H1, 2026Q1, 2025-12.")
@click.option("--scope", default="all", show_default=True)
@click.option("--format", "format_", type=click.Choice(["csv", "json"]), default="csv")
@_home
@_plain_errors
def forecast(
    territory: str, indicator: str, unit: str, period: str, scope: str, format_: str, home: Path
) -> None:
    """Print the year's forecast of the page: methods, intervals, past errors, the best first."""
    table = printed_forecast(
        Store(home).edition(territory),
        catalogues.load(),
        indicator=indicator,
        period=period,
        unit=unit,
        scope=scope,
    )
    click.echo(as_text(table, format_), nl=False)


@main.command()
@_territory
@click.option("--from", "before", default="", help="Earlier edition; the one before --to else.")
@click.option("--to", "after", default="", help="Later edition; the current one else.")
@click.option(
    "--grain",
    type=click.Choice([grain.id for grain in Grain]),
    default=None,
    help="Kind of period; the territory's main one else.",
)
@click.option("--format", "format_", type=click.Choice(["csv", "json"]), default="csv")
@_home
@_plain_errors
def revisions(
    territory: str, before: str, after: str, grain: str | None, format_: str, home: Path
) -> None:
    """Print which published figures two editions differ in: value before and after."""
    known = catalogues.load()
    earlier, later = editions_to_compare(Store(home), territory, before=before, after=after)
    found = compare(earlier, later, known, grain=kind_of_period(grain, later))
    click.echo(as_text(printed_revisions(found, later, known), format_), nl=False)
    for note in revision_notes(found, later):
        _tell(note)


@main.command()
@_territory
@click.option("--agenda", default=DEFAULT, show_default=True, help="Name of the agenda.")
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False))
@click.option("--lang", type=click.Choice(i18n.LANGUAGES), help="Language of the files.")
@_home
@_plain_errors
def export(territory: str, agenda: str, out: Path, lang: i18n.Language | None, home: Path) -> None:
    """Write the pack of a meeting to OUT: slides, briefing, workbook, offline page."""
    from dashboard.exports.pack import make_pack  # noqa: PLC0415  slow to import

    language = lang or i18n.active()
    store, known = Store(home.resolve()), catalogues.load()
    with i18n.using(language):
        asked = agenda_of(store, known, territory=territory, name=agenda)
    out.mkdir(parents=True, exist_ok=True)
    for made in make_pack(asked, store, territory=territory, language=language):
        if made.file is None:
            _tell(f"{made.share:4.0%} {made.doing}")
        else:
            write_whole(out / made.file.name, made.file.content)
            click.echo(out / made.file.name)


def _tell(step: str) -> None:
    click.echo(step, err=True)


def _print_refusal(error: ImportRefusedError) -> None:
    _print_problems(error.problems)
    click.echo(
        _("Nothing was imported; errors: {count}.").format(count=error.values["count"]), err=True
    )


def _print_problems(problems: list[Problem]) -> None:
    names = {"error": N_("Error"), "warning": N_("Warning")}
    for problem in problems:
        kind = _(names[problem.severity])
        click.echo(_("{kind}: {sentence}").format(kind=kind, sentence=problem.sentence()), err=True)

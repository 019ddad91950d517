"""Settings of a territory: ``data/<territory>/territory.toml``, validated at load."""

import codecs
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from dashboard import catalogue
from dashboard.domain.periods import Calendar
from dashboard.domain.units import LEVELS
from dashboard.errors import PeriodError, SettingsError
from dashboard.i18n import N_, localized
from dashboard.toml_files import Place, read_toml
from dashboard.validation import validated

FILE_NAME = "territory.toml"
_RULES = {
    "encoding": (
        "encoding",
        N_("{place}: “{found}” is no encoding; expected for example UTF-8 or GB18030."),
    ),
}


def _known_level(level: str) -> str:
    if level not in LEVELS:
        raise PydanticCustomError("literal_error", "a level", {"expected": ", ".join(LEVELS)})
    return level


def _known_encoding(encoding: str) -> str:
    try:
        codecs.lookup(encoding or "utf-8")
    except LookupError:
        raise PydanticCustomError("encoding", "an encoding") from None
    return encoding


_Level = Annotated[str, AfterValidator(_known_level)]
_Encoding = Annotated[str, AfterValidator(_known_encoding)]
_Text = Annotated[str, Field(min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class FactFiles(_Model):
    """Which tables hold facts, and how their columns map to ours.

    Attributes:
        files: Glob patterns relative to the territory's folder.
        encoding: Forced encoding of CSV files; empty to detect UTF-8 or GB18030.
        columns: Column header of the file → ``unit_code``, ``unit_name``, ``parent_name``,
            ``period``, ``scope`` or a measure id.
        ignore: Column headers to leave out without a warning.
        scope: Scope of rows without a scope column.
    """

    files: tuple[_Text, ...] = Field(default=("facts/*",), min_length=1)
    encoding: _Encoding = ""
    columns: dict[str, str] = Field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    scope: str = "all"


class BoundaryFile(_Model):
    """One vector file of boundaries.

    Attributes:
        file: Path relative to the boundary folder.
        level: Level of the units that it draws.
        code_field, name_field: Attribute names; empty to look for the usual ones.
        encoding: Attribute encoding; empty for .cpg, language byte, then GBK.
        crs: Coordinate system for a file without one, e.g. ``EPSG:4490``.
    """

    file: _Text
    level: _Level
    code_field: str = ""
    name_field: str = ""
    encoding: _Encoding = ""
    crs: str = ""


class SeriesBreak(_Model):
    """A month from which on figures are counted in another way.

    Attributes:
        period: Period with which the new way begins, as written in tables.
        text_zh, text_en: What changed.
        indicators: Those that it touches; empty for all.
    """

    period: _Text
    text_zh: _Text
    text_en: str = ""
    indicators: tuple[str, ...] = ()


class Settings(_Model):
    """Settings of one territory.

    Attributes:
        id: Name of the territory's folder.
        start_month: Month in which the statistical year starts: 10 or 1 as a rule.
        as_of: Day from which countdowns and scheduled progress count.
        population: Denominator of rates: the mean of start and end, or the end.
        main_grain: Kind of period that the pages open with.
        headline: Indicators of the overview's cards, in order.
        historical: Whether historical indicators are offered.
        source_zh, source_en: Who compiled the figures; printed below every figure.
        review_number: Map review number (审图号); empty prints 内部资料.
        boundary_folder: Folder of the boundary files, relative to the territory's folder;
            empty for ``shapefiles/<id>`` beside ``data``.
        breaks: Where series break; marked on charts.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")
    name_zh: _Text
    name_en: str = ""
    start_month: int = Field(default=1, ge=1, le=12)
    as_of: Annotated[date, Field(strict=True)] | None = None
    population: Literal["mean", "end"] = "mean"
    main_grain: Literal["month", "quarter", "half", "year"] = "half"
    headline: tuple[str, ...] = ("birth_rate", "sex_ratio_at_birth", "natural_increase")
    historical: bool = False
    source_zh: str = ""
    source_en: str = ""
    review_number: str = ""
    units_file: _Text = "units.csv"
    facts: FactFiles = FactFiles()
    boundaries: tuple[BoundaryFile, ...] = ()
    boundary_folder: str = ""
    breaks: tuple[SeriesBreak, ...] = ()

    @property
    def name(self) -> str:
        """Name in the language in use."""
        return localized(self.name_zh, self.name_en)

    @property
    def source(self) -> str:
        """Source in the language in use."""
        return localized(self.source_zh, self.source_en)

    @property
    def calendar(self) -> Calendar:
        """Calendar of the statistical year."""
        return Calendar(self.start_month)


def read_settings(folder: Path) -> Settings:
    """Read and validate ``territory.toml`` in ``folder``.

    Raises:
        SettingsError: The file is missing, not TOML in UTF-8, or a field is wrong; names
            file, line or field, what was expected and what was found.
    """
    shown = f"{folder.resolve().name}/{FILE_NAME}"
    try:
        data = read_toml(folder / FILE_NAME, shown=shown, error=SettingsError)
    except FileNotFoundError:
        raise SettingsError(
            N_("{folder} has no {file}; a territory's folder needs one."),
            folder=folder,
            file=FILE_NAME,
        ) from None
    settings = validated(data, Settings, place=Place(shown), error=SettingsError, rules=_RULES)
    _refuse_unknown_headline(settings, shown)
    _refuse_unknown_breaks(settings, shown)
    return settings


def _refuse_unknown_headline(settings: Settings, shown: str) -> None:
    """Only here and not in the model: a catalogue that changes must not lock old editions."""
    indicators = catalogue.load().indicators
    place = Place(shown, field="headline")
    for name in settings.headline:
        _refuse_unknown_indicator(name, place)
        if indicators[name].status == "historical" and not settings.historical:
            template = N_(
                "{place}: “{found}” is historical; expected “historical = true” in the file, or "
                "an indicator of today."
            )
            raise SettingsError(template, place=place, found=name)


def _refuse_unknown_breaks(settings: Settings, shown: str) -> None:
    for number, told in enumerate(settings.breaks, 1):
        entry = f"breaks {number}"
        try:
            settings.calendar.parse(told.period)
        except PeriodError as error:
            template = N_("{place}: {problem}")
            place = Place(shown, entry=entry, field="period")
            raise SettingsError(template, place=place, problem=error) from None
        for name in told.indicators:
            _refuse_unknown_indicator(name, Place(shown, entry=entry, field="indicators"))


def _refuse_unknown_indicator(name: str, place: Place) -> None:
    indicators = catalogue.load().indicators
    if name not in indicators:
        close = get_close_matches(name, indicators, n=3, cutoff=0.4) or list(indicators)[:8]
        template = N_("{place}: there is no indicator “{found}”; nearest: {expected}.")
        raise SettingsError(template, place=place, found=name, expected=", ".join(close))

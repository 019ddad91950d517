"""Settings of a territory: ``data/<territory>/territory.toml``, validated at load."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dashboard.domain.periods import Calendar
from dashboard.errors import SettingsError
from dashboard.i18n import N_, localized

FILE_NAME = "territory.toml"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FactFiles(_Model):
    """Which tables hold facts, and how their columns map to ours.

    Attributes:
        files: Glob patterns relative to the territory's folder.
        encoding: Forced encoding of CSV files; empty to detect UTF-8 or GB18030.
        columns: Column header of the file → ``unit_code``, ``unit_name``, ``period``,
            ``scope`` or a measure id.
        ignore: Column headers to leave out without a warning.
        scope: Scope of rows without a scope column.
    """

    files: tuple[str, ...] = ("facts/*",)
    encoding: str = ""
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

    file: str
    level: str
    code_field: str = ""
    name_field: str = ""
    encoding: str = ""
    crs: str = ""


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
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")
    name_zh: str
    name_en: str = ""
    start_month: int = Field(default=1, ge=1, le=12)
    as_of: date | None = None
    population: Literal["mean", "end"] = "mean"
    main_grain: Literal["month", "quarter", "half", "year"] = "half"
    headline: tuple[str, ...] = ("birth_rate", "sex_ratio_at_birth", "natural_increase")
    historical: bool = False
    source_zh: str = ""
    source_en: str = ""
    review_number: str = ""
    units_file: str = "units.csv"
    facts: FactFiles = FactFiles()
    boundaries: tuple[BoundaryFile, ...] = ()
    boundary_folder: str = ""

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
        SettingsError: The file is missing, not TOML, or a field is wrong; names the field.
    """
    path = folder / FILE_NAME
    try:
        return Settings.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except FileNotFoundError:
        raise SettingsError(
            N_("{folder} has no {file}; a territory's folder needs one."),
            folder=folder,
            file=FILE_NAME,
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            N_("{file} is not valid TOML in UTF-8: {reason}."), file=path, reason=error
        ) from None
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(
            N_("{file}, field {field}: {reason}."),
            file=path,
            field=".".join(str(part) for part in first["loc"]),
            reason=first["msg"],
        ) from None

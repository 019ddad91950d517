"""The settings file of a fictional territory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class SeriesBreak:
    """Where series break.

    Attributes:
        period: Label of the period with which the new way of counting begins.
        text_zh, text_en: What changed.
        indicators: Those that it touches.
    """

    period: str
    text_zh: str
    text_en: str
    indicators: Sequence[str]


@dataclass(frozen=True)
class Outline:
    """What a territory's settings say.

    Attributes:
        id: Name of its folder.
        name_zh, name_en: Names on screen.
        start_month: Of the statistical year.
        as_of: Day of the figures, ISO format; empty for none.
        population: ``mean`` or ``end``.
        headline: Indicators of the overview's cards.
        boundaries: Shapefile → level.
        breaks: Where series break.
    """

    id: str
    name_zh: str
    name_en: str
    start_month: int
    as_of: str
    population: str
    headline: Sequence[str]
    boundaries: Mapping[str, str]
    breaks: Sequence[SeriesBreak] = ()


_TEXT = """\
# {name_zh}：地名、边界、数据均为虚构，由 dashboard demo 生成。
# Fictional, written by "dashboard demo"; data/README.md explains every setting.
id = "{id}"
name_zh = "{name_zh}"
name_en = "{name_en}"
start_month = {start_month}{as_of}
population = "{population}"
main_grain = "half"
historical = true
source_zh = "虚构演示数据"
source_en = "fictional demonstration data"
headline = [
{headline}]
{boundaries}{breaks}"""
_BREAK = """
[[breaks]]
period = "{period}"
text_zh = "{text_zh}"
text_en = "{text_en}"
indicators = [{indicators}]
"""


def settings_text(outline: Outline) -> str:
    """Return ``territory.toml`` of a fictional territory."""
    return _TEXT.format(
        id=outline.id,
        name_zh=outline.name_zh,
        name_en=outline.name_en,
        start_month=outline.start_month,
        as_of=f"\nas_of = {outline.as_of}" if outline.as_of else "",
        population=outline.population,
        headline="".join(f'    "{name}",\n' for name in outline.headline),
        boundaries="".join(
            f'\n[[boundaries]]\nfile = "{file}"\nlevel = "{level}"\n'
            for file, level in outline.boundaries.items()
        ),
        breaks="".join(
            _BREAK.format(
                period=told.period,
                text_zh=told.text_zh,
                text_en=told.text_en,
                indicators=", ".join(f'"{name}"' for name in told.indicators),
            )
            for told in outline.breaks
        ),
    )

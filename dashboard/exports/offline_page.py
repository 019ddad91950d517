"""The offline page: one .html file that opens without a server and asks for nothing outside."""

import base64
import json
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import Any

import pandas as pd
import vl_convert

from dashboard.charts.key import KeyItem, background
from dashboard.exports import cells
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.section import Pack, Section
from dashboard.fonts import FAMILY, font_part
from dashboard.i18n import active
from dashboard.i18n import gettext as _
from dashboard.reports.provenance import provenance

_FOLDER = Path(__file__).parent / "offline"
_SHORT = 8
"""Texts of a table up to this many em stay on one line."""
_LETTERS = "".join(map(chr, range(0x20, 0x7F)))


def offline_page(pack: Pack) -> bytes:
    """Return the pack as a page with all charts, data, script and font within.

    The charts are those of the screen and answer the pointer as there.
    """
    charts: list[Mapping[str, Any]] = []
    pages = [_opening(pack)]
    for section in pack.sections:
        pages += [_exhibit(section, exhibit, charts) for exhibit in section.exhibits]
        if not section.exhibits:
            pages.append(_findings(section))
    texts = {
        "lang": {"zh": "zh-CN", "en": "en"}[active()],
        "title": escape(pack.title),
        "family": FAMILY,
        "style": _file("page.css"),
        "script": _file("page.js"),
        "library": library(),
        "pages": "\n".join(pages),
        "charts": json.dumps(charts, ensure_ascii=False).replace("<", "\\u003c"),
        "keys": escape(_("Turn pages")),
        "previous": escape(_("Previous page")),
        "next": escape(_("Next page")),
    }
    used = "".join(sorted({*_LETTERS, *texts["pages"], *texts["charts"]}))
    font = base64.b64encode(font_part(used)).decode()
    return Template(_file("page.html")).substitute(texts, font=font).encode()


@cache
def library() -> str:
    """Return the script that draws Vega-Lite charts, whole."""
    script: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return script.replace("</script", "<\\/script")


def _file(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _opening(pack: Pack) -> str:
    """Return the first page: what the meeting is, and a link to every step."""
    links, page = [], 2
    for section in pack.sections:
        links.append(f'<li><a href="#{page}">{escape(section.heading)}</a></li>')
        page += len(section.exhibits) or 1
    return (
        f'<section class="page opening"><h1>{escape(pack.title)}</h1>'
        f'<p class="subtitle">{escape(pack.where)}</p>'
        f"<ol>{''.join(links)}</ol><footer>{_provenance(pack.sections[0])}</footer></section>"
    )


def _provenance(section: Section) -> str:
    return escape(" · ".join(provenance(section.selection)))


def _findings(section: Section) -> str:
    """Return a page of sentences: of a step without pictures."""
    title, *others = section.findings or (section.heading,)
    return _page(section.heading, title, section.selection.title, _list(others, "findings"),
                 _provenance(section))  # fmt: skip


def _exhibit(section: Section, exhibit: Exhibit, charts: list[Mapping[str, Any]]) -> str:
    """Return the page of an exhibit; its chart is put into ``charts``."""
    table = _table(exhibit.printed())
    if exhibit.chart is None:
        body = f'<div class="table">{table}</div>'
    else:
        kind = "chart " + _fit(exhibit.chart)
        body = (
            f'{_key(exhibit.key)}<div class="{kind}" data-chart="{len(charts)}"></div>'
            + _folded(_("Data"), f'<div class="table">{table}</div>')
        )
        charts.append(_sized(exhibit.chart))
    body += _list(exhibit.notes, "remarks")
    said = [finding for finding in section.findings if finding != exhibit.title]
    if said:
        body += _folded(_("Findings"), _list(said, "findings"))
    below = escape(" · ".join(provenance(exhibit.selection)))
    return _page(section.heading, exhibit.title, exhibit.subtitle, body, below)


def _folded(name: str, body: str) -> str:
    return f"<details><summary>{escape(name)}</summary>{body}</details>"


def _fit(chart: Mapping[str, Any]) -> str:
    """Return how a chart takes its place: enlarged as a whole, filling it, or as wide as it."""
    if "width" in chart:
        return "whole"
    return "wide" if "height" in chart else "filled"


def _sized(chart: Mapping[str, Any]) -> dict[str, Any]:
    """Return a specification that fills its place where it leaves its size open."""
    if "width" in chart:
        return dict(chart)
    fit = {"type": "fit" if "height" not in chart else "fit-x", "contains": "padding"}
    return {"height": "container", **chart, "width": "container", "autosize": fit}


def _page(step: str, title: str, subtitle: str, body: str, below: str) -> str:
    return (
        f'<section class="page"><p class="step">{escape(step)}</p><h1>{escape(title)}</h1>'
        f'<p class="subtitle">{escape(subtitle)}</p>{body}<footer>{below}</footer></section>'
    )


def _list(sentences: tuple[str, ...] | list[str], kind: str) -> str:
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return f'<ul class="{kind}">{items}</ul>' if items else ""


def _key(key: tuple[KeyItem, ...]) -> str:
    """Return what colours, lines and signs mean."""
    items = "".join(f"<li>{_sign(item)}{escape(item.words)}{_count(item)}</li>" for item in key)
    return f'<ul class="key">{items}</ul>' if items else ""


def _sign(item: KeyItem) -> str:
    if item.form == "words":
        return ""
    look = {
        "line": f"border-color: {item.colour}",
        "dashed": f"border-color: {item.colour}",
        "outline": f"border-color: {item.colour}; color: {item.ink}",
        "dashed_outline": f"border-color: {item.colour}; color: {item.ink}",
    }.get(item.form, f"background: {background(item)}; color: {item.ink}")
    return f'<i class="{item.form}" style="{escape(look)}">{escape(item.sign)}</i>'


def _count(item: KeyItem) -> str:
    return "" if item.count is None else f" ({item.count})"


def _table(shown: pd.DataFrame) -> str:
    kinds = {name: _kind(shown[name]) for name in shown}
    head = "".join(f"<th{kinds[name]}>{escape(str(name))}</th>" for name in shown)
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td{kinds[name]}>{escape(text)}</td>" for name, text in zip(shown, row, strict=True)
        )
        + "</tr>"
        for row in shown.itertuples(index=False)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _kind(column: "pd.Series[str]") -> str:
    """Return how a column stands: numbers at the right, short texts on one line."""
    if cells.are_numbers(column):
        return ' class="number"'
    return ' class="short"' if max(map(cells.width_of, column), default=0) <= _SHORT else ""

"""Texts of an SVG picture as outlines of the shipped font: nothing depends on the machine."""

import re
from xml.etree import ElementTree as ET

from dashboard.exports.drawing import typeface

_SVG = "http://www.w3.org/2000/svg"
_TEXT, _SPAN, _GROUP, _PATH = (f"{{{_SVG}}}{name}" for name in ("text", "tspan", "g", "path"))
_TYPE = ("text-anchor", "font-family", "font-size", "font-weight", "font-style")
_BOLD = 35
"""Width of the stroke that makes letters bold, in thousandths of their size."""
_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}
_UNSEEN = re.compile(r"^(aria-|role$)")

ET.register_namespace("", _SVG)
ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")


def outlined(picture: str) -> str:
    """Return an SVG picture without texts and fonts: letters are drawn."""
    root = ET.fromstring(picture)  # noqa: S314  our own picture
    for parent in list(root.iter()):
        for place, child in enumerate(list(parent)):
            if child.tag == _TEXT:
                parent[place] = _drawn(child)
        for name in [name for name in parent.attrib if _UNSEEN.match(name)]:
            del parent.attrib[name]
    return ET.tostring(root, encoding="unicode")


def _drawn(text: ET.Element) -> ET.Element:
    """Return a group that draws what a text element writes."""
    kept = {name: value for name, value in text.attrib.items() if name not in _TYPE}
    group = ET.Element(_GROUP, kept)
    size = float(text.get("font-size", "11px").removesuffix("px"))
    share = _SHARES[text.get("text-anchor", "start")]
    bold = text.get("font-weight") == "bold"
    down = 0.0
    for span in [text, *text.findall(_SPAN)]:
        down += float(span.get("dy", 0)) if span is not text else 0.0
        words = span.text or ""
        if words.strip():
            group.append(_line(words, size=size, share=share, down=down, bold=bold))
    if bold and "stroke" not in kept:
        group.set("stroke", kept.get("fill", "#000000"))
    _scale_stroke(group, size)
    return group


def _line(words: str, *, size: float, share: float, down: float, bold: bool) -> ET.Element:
    scale = size / typeface.units_per_em()
    across = -share * typeface.width(words, size)
    path = ET.Element(
        _PATH,
        {
            "transform": f"translate({across:.2f},{down:g}) scale({scale:.6g},-{scale:.6g})",
            "d": typeface.outline(words),
        },
    )
    if bold:
        path.set("stroke-width", str(_BOLD))
    return path


def _scale_stroke(group: ET.Element, size: float) -> None:
    """Give letters the stroke of their text: it is measured in units of the font."""
    given = group.attrib.pop("stroke-width", None)
    for path in group:
        if given and "stroke-width" not in path.attrib:
            path.set("stroke-width", f"{float(given) * typeface.units_per_em() / size:.0f}")

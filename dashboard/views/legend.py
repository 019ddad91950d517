"""The keys of charts: what their lines, bands, points and signs mean."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.charts.key import KeyItem
from dashboard.charts.palette import paler


def draw_key(items: Sequence[KeyItem]) -> None:
    """Draw what the signs of a chart mean."""
    st.html(f'<div class="legend">{"".join(_item(item) for item in items)}</div>')


def _item(item: KeyItem) -> str:
    count = "" if item.count is None else f" <b>{item.count}</b>"
    return f'<span class="legend-item">{_sign(item)}{escape(item.words)}{count}</span>'


def _sign(item: KeyItem) -> str:
    colour = item.colour
    match item.form:
        case "line" | "dashed":
            style = "solid" if item.form == "line" else "dashed"
            return f'<i class="line" style="border-top:3px {style} {colour}"></i>'
        case "dot":
            return f'<b style="color:{colour}">● {item.sign}</b> '
        case "sign":
            style = f"background:{colour};color:{item.ink}"
            return f'<i class="sign" style="{style}">{item.sign}</i>'
        case "pale":
            both = f"{colour} 50%,{paler(colour)} 50%"
            return f'<i style="background:linear-gradient(135deg,{both})"></i>'
        case "words":
            return ""
        case _:
            return f'<i style="background:{colour}"></i>'

"""Snapshots: real letters, the same everywhere, like the stored pictures."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from dashboard.exports.exhibit import Exhibit
from dashboard.exports.snapshot import (
    CHART,
    SLIDE,
    picture_alone,
    sheet_count,
    sheets,
    snapshot,
    snapshots,
)
from dashboard.storage.store import Store
from tests.conftest import REPOSITORY
from tests.exports.stored_pictures import CASES, FOLDER, SMALL, exhibit_of

TITLE = (slice(10, 60), slice(20, 620))
"""Rows and columns of the title in a small picture."""

ELSEWHERE = """
import sys
from pathlib import Path
from dashboard.storage.store import Store
from dashboard.exports.snapshot import snapshot
from tests.exports.stored_pictures import SMALL, exhibit_of
exhibit = exhibit_of(sys.argv[2], Store(Path(sys.argv[1])))
for form in ("png", "svg"):
    sys.stdout.buffer.write(snapshot(exhibit, form, sheet=SMALL))
"""


def pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(BytesIO(png)).convert("L"), dtype=float)


@pytest.mark.parametrize("case", CASES)
def test_a_picture_is_like_the_stored_one(case: str, demo_store: Store) -> None:
    drawn = pixels(snapshot(exhibit_of(case, demo_store), "png", sheet=SMALL))
    stored = pixels((FOLDER / f"{case}.png").read_bytes())
    assert drawn.shape == stored.shape
    differing = np.abs(drawn - stored) > 40
    assert differing.mean() < 0.01


@pytest.mark.parametrize("case", ["map", "trend"])
def test_a_machine_without_fonts_draws_the_same(
    case: str, demo_home: Path, demo_store: Store, tmp_path: Path
) -> None:
    """An empty font configuration: neither Chinese nor any other font is found."""
    empty = tmp_path / "fonts.conf"
    empty.write_text('<?xml version="1.0"?><fontconfig></fontconfig>')
    bare = {**os.environ, "FONTCONFIG_FILE": str(empty), "HOME": str(tmp_path)}
    command = [sys.executable, "-c", ELSEWHERE, str(demo_home), case]
    there = subprocess.run(command, env=bare, cwd=REPOSITORY, capture_output=True, check=True)
    exhibit = exhibit_of(case, demo_store)
    here = [snapshot(exhibit, form, sheet=SMALL) for form in ("png", "svg")]
    assert there.stdout == b"".join(here)


def test_chinese_letters_are_really_drawn(demo_store: Store) -> None:
    """Without its title a picture has nothing where the title stands; with it, ink."""
    exhibit = exhibit_of("trend", demo_store)
    without = replace(exhibit, title="")
    with_title, bare = (
        pixels(snapshot(shown, "png", sheet=SMALL))[TITLE] for shown in (exhibit, without)
    )
    assert (with_title < 128).sum() > 1500
    assert (bare < 128).sum() < (with_title < 128).sum() / 4


def test_a_slide_has_the_pixels_of_a_large_screen(demo_store: Store) -> None:
    exhibit = exhibit_of("gauges", demo_store)
    assert Image.open(BytesIO(snapshot(exhibit, "png", sheet=SLIDE))).size == (3840, 2160)
    assert Image.open(BytesIO(snapshot(exhibit, "png", sheet=CHART))).size[0] == 1680
    assert Image.open(BytesIO(picture_alone(exhibit, width=640, height=360))).size == (1920, 1080)


def test_an_svg_needs_no_font_and_asks_for_nothing(demo_store: Store) -> None:
    drawn = snapshot(exhibit_of("map", demo_store), "svg").decode()
    assert "<text" not in drawn
    assert "font-family" not in drawn
    assert not re.search(r"""(href|src)=["'](?!#)""", drawn)
    assert "<title>出生人口性别比" in drawn


def test_a_pdf_carries_its_font(demo_store: Store) -> None:
    drawn = snapshot(exhibit_of("trend", demo_store), "pdf")
    assert drawn.startswith(b"%PDF")
    assert b"NotoSansSC" in drawn


def test_a_long_table_takes_several_sheets_and_loses_no_row(demo_store: Store) -> None:
    exhibit = exhibit_of("rates", demo_store)
    many = pd.DataFrame(
        {"单位": [f"第{n}村" for n in range(60)], "人数": [str(n) for n in range(60)]}
    )
    long = replace(exhibit, shown=many, table=many)
    drawn = snapshots(long, "svg", sheet=SLIDE)
    assert len(drawn) == sheet_count(long, SLIDE) > 2
    assert sheet_count(exhibit, SLIDE) == 1
    assert len(set(drawn)) == len(drawn)


def test_footers_say_where_figures_are_from(demo_store: Store) -> None:
    """Every picture carries period, population, source, map mark and edition."""
    exhibit = exhibit_of("map", demo_store)
    told = picture_texts(exhibit)
    for part in (
        "2025-10-01",
        "上报口径",
        "虚构演示数据",
        "内部资料",
        exhibit.selection.edition.id[:8],
    ):
        assert part in told


def picture_texts(exhibit: Exhibit) -> str:
    """Return the texts of a picture before they become outlines."""
    (drawn,) = sheets(exhibit, SLIDE)
    return "".join(re.findall(r"<text[^>]*>([^<]*)", drawn))

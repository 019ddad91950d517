"""Small counts of villages reach no browser: neither by address nor over the socket."""

import io
import json
import re

import pandas as pd
import pyarrow as pa
import pytest
from playwright.sync_api import expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.screen import Screen
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.browser

TOWNSHIP = "990121108"
SMALL = range(1, 5)


@pytest.fixture(scope="module")
def births() -> "pd.Series[int]":
    """Return the births of the county's villages in 2026H1 as they were reported, by name."""
    facts = pd.read_csv(
        REPOSITORY / "data/county/facts/vital_2026.csv", dtype={"单位代码": str}, encoding="utf-8"
    )
    township = facts[facts["单位代码"].str.startswith(TOWNSHIP)]
    return township.groupby("单位名称")["出生人数"].sum()


def tables(screen: Screen) -> list[pd.DataFrame]:
    """Return the tables that came over the socket, whether or not they are shown."""
    found = []
    for payload in screen.watch.messages:
        message = ForwardMsg.FromString(payload)
        if message.delta.new_element.WhichOneof("type") == "table":
            content = message.delta.new_element.table.arrow_data.data
            found.append(pa.ipc.open_stream(io.BytesIO(content)).read_pandas())
    return found


def test_the_socket_brings_no_small_count(screen: Screen, births: "pd.Series[int]") -> None:
    screen.open("/area", territory="county", unit=TOWNSHIP, indicator="births")
    below = next(table for table in tables(screen) if "单位" in table)
    shown = below.set_index("单位")["出生"]
    assert set(shown.index) == set(births.index)
    small = births[births.isin(SMALL)].index
    assert len(small) > 0
    assert set(shown[small]) == {"※"}
    given = pd.to_numeric(shown[shown != "※"])
    assert (given == births[given.index]).all()


def test_the_map_and_its_texts_bring_no_small_count(screen: Screen) -> None:
    with screen.page.expect_response(re.compile("/geometry/.*village")):
        screen.open("/map", territory="county", level="village", indicator="births")
    expect(screen.polygons).to_have_count(179)
    with screen.page.expect_response(re.compile("/tooltips/")) as answer:
        screen.point_at(f"{TOWNSHIP}201")
    lines = json.loads(answer.value.body())
    assert len(lines) == 179
    counts = [int(found) for texts in lines.values() for found in re.findall(r"\d+", texts[0])]
    assert len(counts) > 0
    assert not [count for count in counts if count in SMALL]

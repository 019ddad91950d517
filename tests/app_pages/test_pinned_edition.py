"""A pinned edition: what was imported since is told in one line and changes nothing else."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from dashboard import home as homes
from dashboard.storage.importing import import_territory
from dashboard.storage.store import Store
from tests.app_pages.conftest import PAGES, Drawn, by_link, texts
from tests.reports.territory import SOUTH, write_county

Again = Callable[[], str]
TABLE = Path("data") / "test" / "facts" / "monthly.csv"


@dataclass(frozen=True)
class Homes:
    """Homes that were imported into: once; and once more, with more boys in a month."""

    first: Path
    later: Path


@pytest.fixture(scope="module")
def homes_made(tmp_path_factory: pytest.TempPathFactory) -> Homes:
    """Return homes that no test may write into."""
    first, later = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("later")
    write_county(first)
    imported(first)
    copytree(first, later, dirs_exist_ok=True)
    imported(later, boys=9)
    return Homes(first, later)


@pytest.fixture
def home(homes_made: Homes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drawn: Drawn) -> Path:
    """Return a home with one edition, the pages' own for this test."""
    drawn.clear()
    monkeypatch.setenv(homes.VARIABLE, str(tmp_path))
    copytree(homes_made.first, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def import_again(homes_made: Homes, home: Path) -> Again:
    """Return a function that brings the later edition into the home and returns its id."""

    def again() -> str:
        copytree(homes_made.later, home, dirs_exist_ok=True)
        return Store(home).current("test")

    return again


def imported(home: Path, *, boys: int = 0) -> None:
    """Import the county with more boys in a month of one township."""
    path = home / TABLE
    rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    (row,) = (row for row in rows if row[:3] == [SOUTH, "2026-02", "all"])
    row[3] = str(int(row[3]) + boys)
    path.write_text("\n".join(",".join(row) for row in rows) + "\n", encoding="utf-8")
    import_territory(home / "data" / "test", territory="test", home=home)


def opened(page: str = "overview", **parameters: str) -> AppTest:
    at = by_link(page, **{"territory": "test", **parameters})
    assert not at.exception
    assert not at.error
    return at


def elements(node: Node) -> Iterator[str]:
    """Yield all that is drawn, as it is sent to the browser."""
    if isinstance(node, Block):
        for child in node.children.values():
            yield from elements(child)
    else:
        yield str(node.proto)  # type: ignore[attr-defined]


def scenes(drawn: Drawn) -> list[Any]:
    """Return what the map's frame was told, and forget it."""
    told = [call["feature_group_to_add"].state for call in drawn]
    drawn.clear()
    return told


@pytest.mark.parametrize("page", [page for page in PAGES if page != "meeting"])  # it tells of both
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_pinned_figure_changes_on_any_page(
    home: Path, import_again: Again, drawn: Drawn, page: str, lang: str
) -> None:
    pinned = Store(home).current("test")
    asked = {"edition": pinned, "unit": SOUTH, "lang": lang}
    before = list(elements(opened(page, **asked).main))
    scene = scenes(drawn)
    newest = import_again()
    at = opened(page, **asked)
    after = list(elements(at.main))
    assert scenes(drawn) == scene
    added = [element for element in after if element not in before]
    assert [element for element in before if element not in after] == []
    assert len(added) == 2
    assert newest[:8] in added[0]
    assert pinned[:8] in added[0]
    assert at.query_params["edition"] == pinned


def test_the_map_of_a_pinned_edition_fetches_that_edition_s_files(
    home: Path, import_again: Again, drawn: Drawn
) -> None:
    pinned = Store(home).current("test")
    newest = import_again()
    opened("map", edition=pinned)
    (scene,) = scenes(drawn)[-1:]
    assert f"/{pinned}/" in scene
    assert newest not in scene


def test_without_a_pin_the_newest_edition_is_shown_and_nothing_is_noticed(
    import_again: Again,
) -> None:
    first = opened()
    import_again()
    at = opened()
    assert texts(first) != texts(at)
    assert "edition" not in at.query_params
    assert not [button for button in at.button if button.key == "use_newest"]


def test_one_click_goes_over_to_the_newest_edition(home: Path, import_again: Again) -> None:
    pinned = Store(home).current("test")
    newest = import_again()
    at = opened("area", edition=pinned)
    at.button(key="use_newest").click().run()
    assert at.session_state["selection"].edition.id == newest
    assert "edition" not in at.query_params
    at.switch_page(PAGES["map"]).run()
    assert at.session_state["selection"].edition.id == newest


def test_a_pin_is_kept_across_pages_and_choices(home: Path, import_again: Again) -> None:
    pinned = Store(home).current("test")
    import_again()
    at = opened("area", edition=pinned)
    at.switch_page(PAGES["targets"]).run()
    at.selectbox(key="choice_indicator").set_value("birth_rate").run()
    assert at.session_state["selection"].edition.id == pinned
    assert at.query_params["edition"] == pinned


@pytest.mark.parametrize("wanted", ["0123456789abcdef", "../../etc", "x" * 500])
def test_an_edition_that_is_not_there_is_said_and_the_current_one_shown(
    home: Path, wanted: str
) -> None:
    at = opened(edition=wanted)
    assert len(at.info) == 1
    assert "现显示当前版本的数据" in at.info[0].value
    assert at.session_state["selection"].edition.id == Store(home).current("test")
    assert "edition" not in at.query_params


def test_an_agenda_keeps_to_the_edition_it_is_pinned_to_and_lists_what_is_new(
    home: Path, import_again: Again
) -> None:
    pinned = Store(home).current("test")
    at = opened("meeting")
    at.button(key=f"pin_{pinned}").click().run()
    assert "本议程的数据固定为" in texts(at)
    newest = import_again()
    at = opened("meeting")
    assert "有改动的数据文件：facts/monthly.csv。" in texts(at).replace("\\", "")
    table = at.table[0].value
    ratio = table[(table.iloc[:, 0] == "出生性别比") & (table.iloc[:, 1] == "南镇")]
    assert ratio.iloc[0, 3:].tolist() == ["150.0", "154.5"]
    next(button for button in at.button if button.label == "打开").click().run()
    assert at.session_state["selection"].edition.id == pinned
    at = opened("meeting")
    at.button(key=f"pin_{newest}").click().run()
    assert not at.exception
    next(button for button in at.button if button.label == "打开").click().run()
    assert at.session_state["selection"].edition.id == newest


def test_an_agenda_pinned_to_an_edition_that_is_gone_says_so(home: Path) -> None:
    agendas = home / "data" / "test" / "agendas"
    agendas.mkdir()
    pinned = 'title = "会"\nedition = "0123456789abcdef"\n'
    (agendas / "default.toml").write_text(pinned, encoding="utf-8")
    at = opened("meeting")
    (warning,) = at.warning
    assert "0123456789abcdef" in warning.value
    newest = Store(home).current("test")
    at.button(key=f"pin_{newest}").click().run()
    assert not at.warning


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_first_edition_has_nothing_to_be_compared_with(home: Path, lang: str) -> None:
    at = opened("meeting", lang=lang)
    assert Store(home).current("test")[:8] in texts(at)
    assert not at.table


def test_the_part_of_an_edition_s_name_that_is_printed_pins_it(
    home: Path, import_again: Again
) -> None:
    pinned = Store(home).current("test")
    import_again()
    at = opened("area", edition=pinned[:8])
    selection = at.session_state["selection"]
    assert selection.edition.id == pinned
    assert selection.pinned
    assert at.query_params["edition"] == pinned

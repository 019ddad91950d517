"""The server as a process: what it answers, with which headers, and what it refuses."""

import gzip
import json
import re
import subprocess
import sys
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from dashboard import assets, early
from dashboard.storage.store import Store
from tests import serving
from tests.conftest import REPOSITORY

FOR_GOOD = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def url(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving.dashboard(demo_home, log=tmp_path_factory.mktemp("log") / "log") as server:
        yield server.url


@pytest.fixture(scope="module")
def edition(demo_home: Path) -> str:
    return Store(demo_home).current("county")


def ask(address: str, **headers: str) -> tuple[bytes, dict[str, str]]:
    request = urllib.request.Request(address, headers=headers)
    with urllib.request.urlopen(request) as answer:
        return answer.read(), {name.lower(): value for name, value in answer.headers.items()}


@pytest.mark.parametrize("path", ["/", "/map", "/area"])
def test_a_page_carries_the_security_headers_and_the_address_of_the_root(
    url: str, path: str
) -> None:
    body, headers = ask(url + path)
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "://" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert body.count(b"BACKEND_BASE_URL:location.origin") == 1


def test_a_page_is_compressed_for_who_asks(url: str) -> None:
    body, headers = ask(url + "/", **{"Accept-Encoding": "gzip"})
    assert headers["content-encoding"] == "gzip"
    assert b"BACKEND_BASE_URL" in gzip.decompress(body)


def test_geometry_is_kept_for_good_and_small(url: str, edition: str) -> None:
    body, headers = ask(
        f"{url}/geometry/county/{edition}/township/990121.json", **{"Accept-Encoding": "gzip"}
    )
    assert headers["cache-control"] == FOR_GOOD
    features = json.loads(gzip.decompress(body))["features"]
    assert len(features) == 18
    assert set(features[0]["properties"]) == {
        "code",
        "name",
        "name_en",
        "label",
        "below",
        "through",
        "through_en",
        "short",
        "short_en",
    }
    assert len(body) < 100_000


def test_all_units_can_be_searched_for_by_name_and_spelling(url: str, edition: str) -> None:
    body, headers = ask(f"{url}/units/county/{edition}.json")
    assert headers["cache-control"] == FOR_GOOD
    units = json.loads(body)
    assert len({unit["code"] for unit in units}) == len(units) == 198
    (found,) = [unit for unit in units if unit["name"] == "张家坪村"]
    assert (found["initials"], found["above"]) == (["zjpc"], "990121104")
    assert units[0]["above"] is None


def test_pointer_texts_say_value_interval_and_counts(url: str, edition: str) -> None:
    address = (
        f"{url}/tooltips/county/{edition}/township/990121/sex_ratio_at_birth_parity_2/2026H1/all"
    )
    lines = json.loads(ask(f"{address}/observed/zh.json")[0])["990121108"]
    assert lines == ["540.0", "95%区间 214.9–1,356.8", "男27人、女5人"]


def test_hot_spots_come_with_words_or_say_that_there_are_none(url: str, edition: str) -> None:
    address = f"{url}/hotspots/county/{edition}/township/990121/birth_rate/2026H1/all/zh.json"
    body, headers = ask(address)
    assert headers["cache-control"] == FOR_GOOD
    shown = json.loads(body)
    assert shown["codes"] == "0" * 18
    assert shown["statement"] == "未发现超出随机的聚集"
    assert "检验" in shown["method"]
    assert {kind["sign"] for kind in shown["kinds"].values()} == set("▲▼△▽")


def test_no_village_text_gives_a_small_count(url: str, edition: str) -> None:
    for indicator in ("births", "deaths", "policy_compliance", "birth_rate"):
        address = f"{url}/tooltips/county/{edition}/village/990121/{indicator}/2026H1/all"
        for lines in json.loads(ask(f"{address}/observed/en.json")[0]).values():
            counts = [int(n.replace(",", "")) for n in re.findall(r"(\d[\d,]*)(?= of| births| d)",
                                                                  " ".join(lines))]  # fmt: skip
            assert not [count for count in counts if 1 <= count <= 4], lines


@pytest.mark.parametrize(
    "path",
    [
        "/geometry/county/{edition}/galaxy/990121.json",
        "/geometry/county/{edition}/township/990199.json",
        "/geometry/nowhere/{edition}/township/990121.json",
        "/geometry/county/0123456789abcdef/township/990121.json",
        "/geometry/county/..%2f..%2fdata/township/990121.json",
        "/units/county/0123456789abcdef.json",
        "/series/county/{edition}/township/990121/birth_rat/half/all/observed/zh.json",
        "/series/county/{edition}/township/990121/birth_rate/week/all/observed/zh.json",
        "/series/county/{edition}/township/990121/birth_rate/half/all/guessed/zh.json",
        "/series/county/{edition}/township/990121/births/half/all/smoothed/zh.json",
        "/tooltips/county/{edition}/township/990121/birth_rat/2026H1/all/observed/zh.json",
        "/tooltips/county/{edition}/township/990121/birth_rate/2026H7/all/observed/zh.json",
        "/hotspots/county/{edition}/township/990121/birth_rate/2026H7/all/zh.json",
        "/assets/000000000000/leaflet.js",
        "/assets/000000000000/secret.txt",
    ],
)
def test_what_is_not_there_is_not_found_and_says_nothing_of_the_inside(
    url: str, edition: str, path: str
) -> None:
    with pytest.raises(urllib.error.HTTPError) as refusal:
        ask(url + path.format(edition=edition))
    assert refusal.value.code in (400, 404)
    said = refusal.value.read().decode()
    assert "Traceback" not in said
    assert str(REPOSITORY) not in said


@pytest.mark.parametrize(
    "name",
    ["leaflet.js", "leaflet.css", "scene.js", "scene.css", "page.css", "presenting.js", "font"],
)
def test_what_pages_load_lies_on_this_server_and_is_kept_for_good(
    url: str, demo_home: Path, name: str
) -> None:
    body, headers = ask(url + assets.address(name, demo_home))
    assert body == assets.content(name, demo_home)
    assert len(body) > 500
    assert headers["cache-control"] == FOR_GOOD


def test_a_frame_tells_by_a_post_that_its_map_is_seen(url: str) -> None:
    request = urllib.request.Request(url + "/seen/somebody", method="POST")
    with urllib.request.urlopen(request) as answer:
        assert answer.status == HTTPStatus.NO_CONTENT


def test_it_listens_on_this_machine_only_unless_told_otherwise() -> None:
    command = [sys.executable, "-m", "dashboard", "run", "--help"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert re.search(r"--address TEXT.*\[default: 127\.0\.0\.1\]", shown, re.DOTALL)


def test_no_page_of_another_host_may_steer_the_client(url: str) -> None:
    told, _headers = ask(url + "/_stcore/host-config")
    assert json.loads(told)["allowedOrigins"] == []


def test_options_keep_the_protections_on_and_telemetry_off(demo_home: Path) -> None:
    program = (
        "from pathlib import Path; from dashboard.server import create_app;"
        f"create_app(Path({str(demo_home)!r}));"
        "from streamlit import config as c;"
        "names = ['server.enableXsrfProtection', 'server.enableCORS', 'browser.gatherUsageStats',"
        " 'client.showErrorDetails', 'server.fileWatcherType'];"
        "print([c.get_option(name) for name in names])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip().endswith("[True, True, False, 'none', 'none']"), done.stderr


def test_the_package_carries_all_that_it_needs(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    command += ["--no-build-isolation", "--wheel-dir", str(tmp_path), str(REPOSITORY)]
    subprocess.run(command, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in (
        "dashboard/.streamlit/config.toml",
        "dashboard/catalogue/indicators.toml",
        "dashboard/catalogue/measures.toml",
        "dashboard/locale/zh/LC_MESSAGES/dashboard.po",
        "dashboard/maps/frame/scene.js",
        "dashboard/maps/frame/scene.css",
        "dashboard/views/page.css",
        "dashboard/app_pages/map.py",
    ):
        assert name in names
    assert not [name for name in names if name.startswith(("tests/", "data/", "shapefiles/"))]


def test_what_pages_fetch_early_is_there_before_the_first_map(url: str, demo_home: Path) -> None:
    addresses = re.findall(r'(?:href|src)="([^"]+)"', early.links(demo_home))
    assert len(addresses) == len(set(addresses)) > 10
    for address in addresses:
        content, headers = ask(f"{url}{address}")
        assert content
        assert "immutable" in headers["cache-control"], address

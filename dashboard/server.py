"""The server: Streamlit's pages plus the few files that maps fetch by address.

Geometry and pointer texts are addressed by edition, which never changes, so browsers keep
them for good. Streamlit's own protections (XSRF, CORS) stay on; telemetry is off.
"""

import gc
import os
import pkgutil
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields
from http import HTTPStatus
from importlib import import_module
from mimetypes import guess_type
from pathlib import Path
from threading import Thread

import streamlit as st
import uvicorn
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from streamlit import config

from dashboard import assets, charts, early, exports, fonts, i18n, maps, reports
from dashboard import catalogue as catalogues
from dashboard.errors import DashboardError
from dashboard.home import VARIABLE
from dashboard.i18n import gettext as _
from dashboard.map_files import (
    UnitsAddress,
    geometry_file,
    hotspots_file,
    series_file,
    tooltips_file,
    units_file,
)
from dashboard.maps import seen
from dashboard.middleware import KeptAnswers, OneFile, RootAddress, SecurityHeaders
from dashboard.storage.store import Store

SCRIPT = Path(__file__).parent / "app.py"
OPTIONS = Path(__file__).parent / ".streamlit" / "config.toml"
_FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}

_LATE = ("scipy.stats", "mapclassify", "pypinyin", "statsmodels.tsa.exponential_smoothing.ets")
"""Packages that are imported where they are first used, since they take their time."""


@dataclass(frozen=True)
class Routes:
    """Answers by address: assets, geometry, what maps show, and what they tell."""

    store: Store

    def listed(self) -> list[Route]:
        """Return the routes beside Streamlit's own."""
        return [
            Route("/assets/{digest}/{name}", self.asset),
            Route("/geometry/{territory}/{edition}/{level}/{within}.json", self.geometry),
            Route("/units/{territory}/{edition}.json", self.units),
            Route(
                "/series/{territory}/{edition}/{level}/{within}/{indicator}/{grain}/{scope}"
                "/{variant}/{language}.json",
                self.series,
            ),
            Route(
                "/tooltips/{territory}/{edition}/{level}/{within}/{indicator}/{period}/{scope}"
                "/{variant}/{language}.json",
                self.tooltips,
            ),
            Route(
                "/hotspots/{territory}/{edition}/{level}/{within}/{indicator}/{period}/{scope}"
                "/{language}.json",
                self.hotspots,
            ),
            Route("/seen/{name}", self.seen, methods=["POST"]),
        ]

    async def asset(self, request: Request) -> Response:
        """Answer a file of an installed package or of our own."""
        home, name = self.store.home, str(request.path_params["name"])
        if assets.address(name, home) != request.url.path:
            raise HTTPException(404)
        kind = guess_type(name)[0] or "application/octet-stream"
        return Response(assets.content(name, home), media_type=kind, headers=_FOR_GOOD)

    async def geometry(self, request: Request) -> Response:
        """Answer the polygons of one level within a unit."""
        units, _none = _asked(request)
        return await _answer(lambda: geometry_file(self.store, units))

    async def units(self, request: Request) -> Response:
        """Answer the names of all units."""
        return await _answer(lambda: units_file(self.store, **request.path_params))

    async def series(self, request: Request) -> Response:
        """Answer what a map shows of an indicator in all periods of one kind."""
        units, wanted = _asked(request)
        return await _answer(lambda: series_file(self.store, units, **wanted))

    async def tooltips(self, request: Request) -> Response:
        """Answer the texts that the pointer shows, by unit."""
        units, wanted = _asked(request)
        return await _answer(lambda: tooltips_file(self.store, units, **wanted))

    async def hotspots(self, request: Request) -> Response:
        """Answer which units stand together beyond chance."""
        units, wanted = _asked(request)
        return await _answer(lambda: hotspots_file(self.store, units, **wanted))

    async def seen(self, request: Request) -> Response:
        """Take note that a browser shows its map."""
        seen.tell(request.path_params["name"])
        return Response(status_code=HTTPStatus.NO_CONTENT)


def _asked(request: Request) -> tuple[UnitsAddress, dict[str, str]]:
    """Return the units that an address names, and what else it names."""
    parts = dict(request.path_params)
    units = UnitsAddress(**{field.name: parts.pop(field.name) for field in fields(UnitsAddress)})
    return units, parts


async def _answer(make: Callable[[], bytes]) -> Response:
    try:
        content = await run_in_threadpool(make)
    except DashboardError as error:
        raise HTTPException(404, str(error)) from None
    return Response(content, media_type="application/json", headers=_FOR_GOOD)


def create_app(home: Path) -> st.App:
    """Return the application for the store below ``home``."""
    os.environ[VARIABLE] = str(home)
    for section, options in tomllib.loads(OPTIONS.read_text(encoding="utf-8")).items():
        for name, value in options.items():
            config.set_option(f"{section}.{name}", value)
    config.set_option("theme.fontFaces", [_font_face(home)])
    return st.App(
        SCRIPT,
        routes=Routes(Store(home)).listed(),
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(KeptAnswers),
            Middleware(GZipMiddleware, minimum_size=2000),
            Middleware(OneFile, *early.frame_script()),
            Middleware(RootAddress, links=early.links(home)),
        ],
    )


def _font_face(home: Path) -> dict[str, str]:
    return {"family": fonts.FAMILY, "url": assets.address("font", home)}


def serve(home: Path, *, address: str = "127.0.0.1", port: int = 8501) -> None:
    """Serve the dashboard until it is interrupted.

    Args:
        home: Folder with ``store/``.
        address: Address to listen on; 0.0.0.0 shares it with the room.
        port: Port to listen on.
    """
    application = create_app(home)
    _load_layers()
    shown = "127.0.0.1" if address == "0.0.0.0" else address  # noqa: S104  compared only
    print(_("The dashboard is at {url}").format(url=f"http://{shown}:{port}"), flush=True)  # noqa: T201
    i18n.activate(i18n.active())
    uvicorn.run(application, host=address, port=port, log_level="warning", ws_max_size=2**26)


def _load_layers() -> None:
    """Import the layers below the pages, and spare them from garbage collection.

    Streamlit collects all garbage after every run of the script: with a quarter of a million
    objects of imported modules to look at, that costs several times what a change does. The
    views themselves can only be imported inside Streamlit; they are few.
    """
    for layer in (charts, maps, reports):
        for module in pkgutil.iter_modules(layer.__path__, f"{layer.__name__}."):
            import_module(module.name)
    catalogues.load()
    gc.collect()
    gc.freeze()
    Thread(target=_load_late, daemon=True).start()


def _load_late() -> None:
    """Import what is loaded when first needed, so that nobody waits, and spare it too.

    The dictionary of pinyin alone is 190,000 lists.
    """
    for name in _LATE:
        import_module(name)
    for module in pkgutil.walk_packages(exports.__path__, f"{exports.__name__}."):
        import_module(module.name)
    gc.freeze()

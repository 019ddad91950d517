"""The stored pictures: one for each kind of chart, small, of the demonstration county.

``python -m tests.exports.stored_pictures HOME`` draws them anew; look at each before you
commit it.
"""

import sys
from dataclasses import replace
from pathlib import Path

from dashboard import catalogue
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.exhibits import exhibits_of
from dashboard.exports.snapshot import SLIDE, snapshot
from dashboard.reports.selection import resolve
from dashboard.storage.store import Store

FOLDER = Path(__file__).parent / "pictures"
SMALL = replace(SLIDE, scale=0.5)
"""640 × 360 pixels."""
TOWN = "990121102"
CASES = {
    "map": ("map", "maps", {"unit": "990121"}),
    "villages": ("map", "maps", {"unit": TOWN, "level": "village", "indicator": "birth_rate"}),
    "funnel": ("map", "funnel", {"unit": TOWN}),
    "gauges": ("targets", "gauges", {}),
    "matrix": ("targets", "matrix", {}),
    "rates": ("targets", "rates", {}),
    "trend": ("area", "trend", {"unit": TOWN}),
    "spine": ("area", "spine", {"unit": TOWN}),
    "parities": ("area", "parities", {"lang": "en"}),
}  # fmt: skip
"""Name of the picture → page, part and parameters of a link."""


def exhibit_of(case: str, store: Store) -> Exhibit:
    """Return the exhibit of a case."""
    page, part, parameters = CASES[case]
    asked = {"territory": "county", "lang": "zh", "period": "2026H1", **parameters}
    return exhibits_of(page, resolve(asked, store, catalogue.load()), parts=[part])[0]


def main(home: str) -> None:
    """Draw all pictures anew from the store of ``home``."""
    FOLDER.mkdir(exist_ok=True)
    for case in CASES:
        picture = snapshot(exhibit_of(case, Store(Path(home))), "png", sheet=SMALL)
        (FOLDER / f"{case}.png").write_bytes(picture)


if __name__ == "__main__":
    main(sys.argv[1])

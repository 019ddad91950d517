"""Every number in a sentence is a figure behind it, or follows from the printed figures."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from dashboard import catalogue as catalogues
from dashboard.catalogue import Indicator
from dashboard.domain import wording
from dashboard.domain.comparison import comparable_change, printed
from dashboard.domain.figure import Figure
from dashboard.i18n import LANGUAGES, using
from dashboard.reports import overview
from dashboard.reports.page_findings import headline_sentence, standout_sentence
from dashboard.reports.selection import Selection, resolve
from dashboard.storage.store import Store
from tests.conftest import TERRITORIES

KNOWN = catalogues.load()
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


def selected(home: Path, territory: str, lang: str, **asked: str) -> Selection:
    return resolve({"territory": territory, "lang": lang, **asked}, Store(home), KNOWN)


def numbers(text: str, *, without: Iterable[str]) -> set[str]:
    """Return the numbers of a sentence, names with digits in them taken out."""
    for name in without:
        text = text.replace(name, "")
    return set(_NUMBER.findall(text))


def behind(row: Figure, indicator: Indicator) -> set[str]:
    """Return the numbers that a figure may be told with."""
    told = {wording.number(row.value, indicator.decimals), "95"}
    told |= {wording.number(end, indicator.decimals) for end in (row.lower, row.upper)}
    told |= {wording.number(count) for count in (row.numerator, row.denominator, row.n)}
    for limit in indicator.band or ():
        distance = abs(printed(row.value, indicator.decimals) - printed(limit, 0))
        told |= {f"{limit:g}", f"{distance.normalize():f}"}
    return told


@pytest.mark.parametrize("territory", TERRITORIES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_headlines_say_nothing_that_the_figures_do_not(
    demo_home: Path, territory: str, lang: str
) -> None:
    chosen = selected(demo_home, territory, lang)
    edition, tree = chosen.edition, chosen.edition.tree
    units = [tree.root, *tree.children(tree.root.code)][:7]
    for unit in units:
        found = overview.headlines(
            edition, KNOWN, period=chosen.period, unit=unit.code, scope=chosen.scope
        )
        for item in found:
            entry, before = item.indicator, item.before.value
            allowed = behind(item.now, entry)
            change = comparable_change(item.now.value, before, decimals=entry.decimals)
            if not change.is_nan():
                allowed |= {f"{abs(change):,f}", f"{abs(change).normalize():,f}"}
                share = float(abs(change) / printed(before, entry.decimals)) * 100
                allowed.add(str(printed(share, 2)))
            with using(lang):
                said = headline_sentence(item)
                assert numbers(said, without=[entry.name]) <= allowed, said


@pytest.mark.parametrize("territory", ["county", "district"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_stands_out_is_told_by_its_own_figures_and_the_area_s(
    demo_home: Path, territory: str, lang: str
) -> None:
    chosen = selected(demo_home, territory, lang)
    found = overview.standouts(
        chosen.edition, KNOWN, period=chosen.period, unit=chosen.unit.code, scope=chosen.scope
    )
    assert found
    for standout in found:
        entry = standout.indicator
        allowed = behind(standout.row, entry)
        allowed.add(wording.number(standout.area.value, entry.decimals))
        with using(lang):
            said = standout_sentence(chosen, standout)
            left_out = [entry.name, chosen.edition.tree[standout.row.unit_code].label]
            assert numbers(said, without=left_out) <= allowed, said

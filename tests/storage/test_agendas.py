"""Agendas kept in files: what is saved is read again, faults are named, nothing is lost."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.agenda import PAGES, Agenda, Step
from dashboard.errors import SettingsError
from dashboard.storage.agendas import NO_FILE, AgendaFolder

STEP = Step("问题：地图", "map", {"unit": "990121", "period": "2026H1", "panel": "funnel"})
AGENDA = Agenda("half-year", "上半年人口形势分析会", (STEP, Step("任务", "targets")), seconds=20)
SIGNS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])
PLAIN = st.text(SIGNS, min_size=1, max_size=20).map(str.strip).filter(bool)


@pytest.fixture
def folder(tmp_path: Path) -> AgendaFolder:
    return AgendaFolder(tmp_path, "county")


@pytest.fixture
def refused(folder: AgendaFolder, tmp_path: Path) -> Callable[[str], str]:
    """Return a function that writes a file and returns the sentence that refuses it."""

    def sentence(text: str) -> str:
        path = tmp_path / "data" / "county" / "agendas" / "half-year.toml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        with pytest.raises(SettingsError) as error:
            folder.read("half-year")
        return str(error.value)

    return sentence


def test_without_files_there_are_no_agendas(folder: AgendaFolder) -> None:
    assert folder.names() == []
    assert folder.read("half-year") is None


def test_what_is_saved_is_read_again(folder: AgendaFolder) -> None:
    folder.save(AGENDA, on=NO_FILE)
    kept = folder.read("half-year")
    assert kept is not None
    assert kept.agenda == AGENDA
    assert folder.names() == ["half-year"]


@given(
    st.builds(
        Agenda,
        name=st.just("any"),
        title=PLAIN,
        steps=st.lists(
            st.builds(
                Step,
                heading=PLAIN,
                page=st.sampled_from(PAGES),
                parameters=st.dictionaries(st.sampled_from(["unit", "within", "part"]), PLAIN),
            ),
            max_size=4,
        ).map(tuple),
        seconds=st.integers(5, 600),
    )
)
def test_any_words_survive_the_file(
    tmp_path_factory: pytest.TempPathFactory, agenda: Agenda
) -> None:
    folder = AgendaFolder(tmp_path_factory.mktemp("home"), "county")
    folder.save(agenda, on=NO_FILE)
    kept = folder.read("any")
    assert kept is not None
    assert kept.agenda == agenda


def test_notes_at_the_head_of_the_file_stay(folder: AgendaFolder, tmp_path: Path) -> None:
    path = tmp_path / "data" / "county" / "agendas" / "half-year.toml"
    path.parent.mkdir(parents=True)
    noted = (
        "# 由办公室维护\n"
        'title = "旧"  # 会前核对\nseconds = 20\n\n[[steps]]\nheading = "一"\npage = "map"\n'
    )
    path.write_text(noted, encoding="utf-8")
    kept = folder.read("half-year")
    assert kept is not None
    folder.save(replace(AGENDA, edition="0123"), on=kept.state)
    again = folder.read("half-year")
    assert again is not None
    assert again.agenda == replace(AGENDA, edition="0123")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# 由办公室维护\n")
    assert "# 会前核对" in text
    folder.save(AGENDA, on=again.state)
    assert "edition" not in path.read_text(encoding="utf-8")


def test_a_change_of_what_another_has_changed_is_refused_and_nothing_is_lost(
    folder: AgendaFolder,
) -> None:
    folder.save(AGENDA, on=NO_FILE)
    seen = folder.read("half-year")
    assert seen is not None
    folder.save(seen.agenda.removed(0), on=seen.state)
    with pytest.raises(SettingsError, match="已被他人修改"):
        folder.save(seen.agenda.renamed(0, heading="我的标题"), on=seen.state)
    with pytest.raises(SettingsError, match="已被他人修改"):
        folder.remove("half-year", on=seen.state)
    now = folder.read("half-year")
    assert now is not None
    assert now.agenda == AGENDA.removed(0)


def test_a_new_agenda_does_not_take_the_place_of_one_of_its_name(folder: AgendaFolder) -> None:
    folder.save(AGENDA, on=NO_FILE)
    with pytest.raises(SettingsError):
        folder.save(AGENDA, on=NO_FILE)


def test_a_disk_that_refuses_leaves_the_old_file(
    folder: AgendaFolder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder.save(AGENDA, on=NO_FILE)
    kept = folder.read("half-year")
    assert kept is not None

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsError, match="No space left"):
        folder.save(AGENDA.removed(0), on=kept.state)
    assert folder.read("half-year") == kept
    assert [path.name for path in (tmp_path / "data/county/agendas").iterdir()] == [
        "half-year.toml"
    ]


@pytest.mark.parametrize("name", ["", "../other", "a/b", "议程", ".hidden", "A"])
def test_names_that_lead_elsewhere_are_refused(folder: AgendaFolder, name: str) -> None:
    with pytest.raises(SettingsError):
        folder.read(name)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("title = 会议", "第1行"),
        ('title = ""', "title"),
        ('title = "会议"\nseconds = 1', "seconds"),
        ('title = "会议"\n[[steps]]\nheading = "一"\npage = "weather"', "overview, map"),
        ('title = "会议"\n[[steps]]\npage = "map"', "heading"),
        ('title = "会议"\ncolour = "red"', "colour"),
    ],
)
def test_a_faulty_file_is_refused_with_one_sentence(
    refused: Callable[[str], str], text: str, named: str
) -> None:
    sentence = refused(text)
    assert "county/agendas/half-year.toml" in sentence
    assert named in sentence

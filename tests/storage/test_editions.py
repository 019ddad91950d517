"""Editions on disk: named by content, listed, healed, and refused in one sentence."""

import json
from pathlib import Path

import pytest

from dashboard.errors import StoreError
from dashboard.i18n import using
from dashboard.storage.editions import (
    EDITIONS,
    MANIFEST,
    POINTER,
    current_edition,
    is_edition_id,
    list_editions,
    read_manifest,
)
from dashboard.storage.publishing import publish


def publish_text(folder: Path, text: str, **manifest: object) -> str:
    def fill(working: Path) -> dict[str, object]:
        (working / "table").write_text(text)
        return manifest

    return publish(folder, fill)


def text_of(folder: Path) -> str:
    return (folder / EDITIONS / current_edition(folder) / "table").read_text()


def test_an_edition_is_named_by_its_content_and_the_pointer_follows(tmp_path):
    first = publish_text(tmp_path, "a", rows=1)
    second = publish_text(tmp_path, "b", rows=1)
    assert is_edition_id(first)
    assert len({first, second, publish_text(tmp_path, "a", rows=2)}) == 3
    assert publish_text(tmp_path, "a", rows=1) == first
    assert text_of(tmp_path) == "a"
    assert publish_text(tmp_path / "elsewhere", "a", rows=1) == first


def test_the_manifest_holds_what_was_given_and_when(tmp_path):
    made = publish_text(tmp_path, "a", rows=7, sources={"births.csv": "0a"})
    manifest = read_manifest(tmp_path, made)
    assert manifest.pop("created").endswith("+00:00")
    assert manifest == {"id": made, "rows": 7, "sources": {"births.csv": "0a"}}


def test_the_time_of_creation_is_no_part_of_the_name(tmp_path):
    made = publish_text(tmp_path, "a")
    path = tmp_path / EDITIONS / made / MANIFEST
    manifest = json.loads(path.read_text()) | {"created": "2020-01-01T00:00:00+00:00"}
    path.write_text(json.dumps(manifest))
    assert publish_text(tmp_path, "a") == made
    assert read_manifest(tmp_path, made)["created"].startswith("2020")  # the standing one stays


def test_editions_are_listed_from_the_latest_and_broken_ones_left_out(tmp_path):
    made = [publish_text(tmp_path, text) for text in "abc"]
    for edition, created in zip(made, (2021, 2023, 2022), strict=True):
        path = tmp_path / EDITIONS / edition / MANIFEST
        manifest = json.loads(path.read_text()) | {"created": f"{created}-01-01T00:00:00+00:00"}
        path.write_text(json.dumps(manifest))
    assert [entry.id for entry in list_editions(tmp_path)] == [made[1], made[2], made[0]]
    (tmp_path / EDITIONS / made[1] / MANIFEST).write_text("{")
    assert [entry.id for entry in list_editions(tmp_path)] == [made[2], made[0]]


@pytest.mark.parametrize(
    "damage", ["lost file", "changed file", "lost manifest", "broken manifest"]
)
def test_importing_again_heals_a_damaged_edition(tmp_path, damage):
    made = publish_text(tmp_path, "a", rows=1)
    folder = tmp_path / EDITIONS / made
    if damage == "lost file":
        (folder / "table").unlink()
    elif damage == "changed file":
        (folder / "table").write_text("changed by a faulty disk")
    elif damage == "lost manifest":
        (folder / MANIFEST).unlink()
    else:
        (folder / MANIFEST).write_text("[]")
    assert publish_text(tmp_path, "a", rows=1) == made
    assert text_of(tmp_path) == "a"
    assert read_manifest(tmp_path, made)["rows"] == 1
    assert [path.name for path in (tmp_path / EDITIONS).iterdir()] == [made]


def test_what_fails_while_filling_leaves_no_trace(tmp_path):
    made = publish_text(tmp_path, "a")

    def fill(working: Path) -> dict[str, object]:
        (working / "table").write_text("half")
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  its own, raised above
        publish(tmp_path, fill)
    assert text_of(tmp_path) == "a"
    assert [path.name for path in (tmp_path / EDITIONS).iterdir()] == [made]


@pytest.mark.parametrize("pointer", [None, "", "0123456789abcdef", "../../../etc", "\xff"])
def test_a_pointer_to_nothing_says_to_import(tmp_path, pointer):
    if pointer is not None:
        (tmp_path / POINTER).write_bytes(pointer.encode("latin-1"))
    with pytest.raises(StoreError) as raised:
        current_edition(tmp_path)
    with using("en"):
        assert str(raised.value).endswith("has no edition; import its tables first.")


@pytest.mark.parametrize("name", ["0123456789abcdef", "..", "../realm", "0123456789ABCDEF", ""])
def test_no_other_name_becomes_a_path(tmp_path, name):
    publish_text(tmp_path, "a")
    with pytest.raises(StoreError) as raised:
        read_manifest(tmp_path, name)
    with using("en"):
        assert f"has no edition “{name}”" in str(raised.value)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b'{"created": "today"}', b"\xff"])
def test_a_broken_manifest_is_one_sentence(tmp_path, content):
    made = publish_text(tmp_path / "realm", "a")
    (tmp_path / "realm" / EDITIONS / made / MANIFEST).write_bytes(content)
    with pytest.raises(StoreError) as raised:
        read_manifest(tmp_path / "realm", made)
    with using("en"):
        assert str(raised.value) == (
            f"Edition “{made}” of “realm” cannot be read; import its tables again."
        )

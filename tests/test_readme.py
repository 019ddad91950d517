"""What the README says, held against the code."""

import re
import tomllib
from pathlib import Path

from dashboard import catalogue

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_of_an_indicator_is_one(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(\[[a-z_]+\].*?)```", TEXT, re.DOTALL)
    assert example
    for name in ("measures.toml", "indicators.toml"):
        shipped = (catalogue.DIRECTORY / name).read_text(encoding="utf-8")
        added = example[1] if name == "indicators.toml" else ""
        (tmp_path / name).write_text(f"{shipped}\n{added}", encoding="utf-8")
    (new,) = tomllib.loads(example[1])
    assert new not in catalogue.load().indicators
    assert catalogue.load(tmp_path).indicator(new).id == new


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[><=]", requirement)[0] for requirement in project["dependencies"]}
    section = TEXT.split("### Dependencies and why")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ([a-z0-9, -]+) \|", section, re.MULTILINE)
    listed = {name.strip() for row in rows for name in row.split(",")} - {"package"}
    assert listed == names


def test_every_picture_and_file_that_is_linked_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", TEXT):
        if "://" not in target:
            assert (ROOT / target).exists(), target


def test_every_make_target_that_is_named_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"(?:^|`)make ([a-z]+)", TEXT, re.MULTILINE)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_no_placeholder_is_left() -> None:
    assert not re.search(r"^[A-Z]{5,}$", TEXT, re.MULTILINE)

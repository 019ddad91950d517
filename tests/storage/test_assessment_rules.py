"""assessment.toml: faulty rules are named with file, entry and what was expected."""

from pathlib import Path

import pytest

from dashboard.domain.assessment.kinds import Better
from dashboard.domain.units import Unit, UnitTree
from dashboard.errors import SettingsError
from dashboard.i18n import using
from dashboard.storage.assessment_rules import read_assessment

TREE = UnitTree.of(
    [
        Unit("990101", "示例县", "county"),
        Unit("990101101", "东关街道", "township"),
        Unit("990101102", "城关镇", "township"),
    ]
)
RULE = (
    '[[rules]]\nindicator = "policy_compliance"\nweight = 100\nkind = "steps"\ntarget = 95\n'
    "points = 2\n"
)
GROUP = '[[peer_groups]]\nid = "{id}"\nname_zh = "组"\nunits = ["{unit}"]\n'


def written(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "lin"
    folder.mkdir()
    (folder / "assessment.toml").write_text(text, encoding="utf-8")
    return folder


def test_one_rule_is_enough_and_takes_its_direction_from_the_catalogue(tmp_path: Path) -> None:
    rules = read_assessment(written(tmp_path, RULE), TREE)
    (rule,) = rules.rules
    assert (rule.id, rule.better, rules.full) == ("policy_compliance", Better.HIGHER, 100)
    assert (rules.classes.first, rules.classes.second) == (90, 75)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ["rules", "missing"]),
        (RULE.replace("policy_compliance", "policy_complianse"), ["policy_compliance", "rules 1"]),
        (RULE.replace("target = 95\n", ""), ["target", "rules 1"]),
        (RULE.replace("weight = 100", "weight = -1"), ["weight", "rules 1"]),
        (RULE.replace('"steps"', '"stairs"'), ["kind", "steps", "stairs"]),
        (RULE + RULE, ["policy_compliance", "twice"]),
        (RULE.replace("policy_compliance", "sex_ratio_at_birth"), ["better", "sex_ratio_at_birth"]),
        ("[classes]\nfirst = 60\nsecond = 75\n" + RULE, ["classes", "second"]),
        ('level = "galaxy"\n' + RULE, ["level", "galaxy"]),
        (RULE + GROUP.format(id="a", unit="西关"), ["peer_groups 1", "西关"]),
        (
            RULE + GROUP.format(id="a", unit="城关镇") + GROUP.format(id="b", unit="990101102"),
            ["peer_groups 2", "990101102", "already"],
        ),
        (RULE + '[[veto]]\nwhen = "value"\nlimit = 5\n', ["veto 1", "indicator"]),
    ],
)
def test_a_faulty_rule_is_one_sentence(tmp_path: Path, text: str, parts: list[str]) -> None:
    folder = written(tmp_path, text)
    with pytest.raises(SettingsError) as refusal, using("en"):
        read_assessment(folder, TREE)
    with using("en"):
        sentence = str(refusal.value)
    assert "lin/assessment.toml" in sentence
    assert "\n" not in sentence
    for part in parts:
        assert part in sentence


def test_a_wider_unit_stands_for_all_below_it(tmp_path: Path) -> None:
    rules = read_assessment(written(tmp_path, RULE + GROUP.format(id="all", unit="示例县")), TREE)
    assert rules.peer_groups[0].units == ("990101101", "990101102")

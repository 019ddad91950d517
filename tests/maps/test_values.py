"""The values of a map: small, telling changes apart, never breaking out of their script."""

import json

from dashboard.maps.values import Look, ValueLayer

LOOKS = {"0": Look("#ffffff"), "n": Look("#c9ced6"), "f": Look("#ffffff", "dots")}


def layer(codes: str = "0fn", *, selected: str = "1", url: str = "/tooltips/a.json") -> ValueLayer:
    return ValueLayer(codes, looks=LOOKS, selected=selected, tooltip_url=url)


def test_the_state_is_a_character_a_unit_beside_the_looks() -> None:
    state = json.loads(layer().state)
    assert state["codes"] == "0fn"
    assert state["styles"]["f"] == {"fill": "#ffffff", "pattern": "dots", "mark": False}
    many = layer("0" * 8_000)
    assert len(many.state) - len(layer("0").state) == 7_999


def test_the_key_changes_with_what_is_painted() -> None:
    keys = {json.loads(one.state)["key"] for one in (layer(), layer("0nn"), layer(selected="2"))}
    assert len(keys) == 3
    assert json.loads(layer().state)["key"] == json.loads(layer(url="/other.json").state)["key"]


def test_nothing_in_it_closes_the_script() -> None:
    assert "</" not in layer(url="</script>").state

"""Laws of changes to an agenda."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.agenda import PAGES, Agenda, Step

STEPS = st.builds(Step, heading=st.text(min_size=1, max_size=9), page=st.sampled_from(PAGES))
AGENDAS = st.builds(
    Agenda,
    name=st.just("default"),
    title=st.just("会议"),
    steps=st.lists(STEPS, min_size=1, max_size=8).map(tuple),
)


@given(AGENDAS, STEPS)
def test_what_is_added_last_can_be_removed_again(agenda: Agenda, step: Step) -> None:
    longer = agenda.added(step)
    assert longer.steps[-1] == step
    assert longer.removed(len(agenda.steps)) == agenda


@given(AGENDAS, st.data())
def test_moving_keeps_all_steps_and_a_move_back_undoes_it(
    agenda: Agenda, data: st.DataObject
) -> None:
    position = data.draw(st.integers(0, len(agenda.steps) - 1))
    target = data.draw(st.integers(0, len(agenda.steps) - 1))
    moved = agenda.moved(position, by=target - position)
    assert moved.steps[target] == agenda.steps[position]
    assert moved.moved(target, by=position - target) == agenda


@given(AGENDAS, st.data())
def test_moving_beyond_an_end_stops_there(agenda: Agenda, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(agenda.steps) - 1))
    assert agenda.moved(position, by=-100).steps[0] == agenda.steps[position]
    assert agenda.moved(position, by=100).steps[-1] == agenda.steps[position]


@given(AGENDAS)
def test_a_step_keeps_its_heading_where_the_new_one_is_empty(agenda: Agenda) -> None:
    assert agenda.renamed(0, heading="  ") == agenda
    assert agenda.renamed(0, heading=" 新标题 ").steps[0].heading == "新标题"

"""The agenda of a meeting: a list of views with a heading each, in the order of the talk."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

DEFAULT = "default"
"""Name of the agenda that every territory has; made by rules until somebody changes it."""

MEETING = "meeting"
"""The page of agenda and decisions; of it a step shows the decisions."""

PAGES = ("overview", "map", "trends", "ranking", "targets", "area", MEETING)
"""Pages that a step can show."""


@dataclass(frozen=True)
class Step:
    """One view of the meeting.

    Attributes:
        heading: What the presenter says it is about.
        page: Page that shows it, of ``PAGES``.
        parameters: Selection as the parameters of a link, without territory and language;
            what is missing takes its usual value.
    """

    heading: str
    page: str
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Agenda:
    """What is shown at one meeting.

    Attributes:
        name: Name within the territory.
        title: Name on the screen.
        steps: Views in order.
        edition: Id of the edition whose figures are shown; empty for the current one.
        seconds: How long a step stays when steps advance by themselves.
    """

    name: str
    title: str
    steps: tuple[Step, ...] = ()
    edition: str = ""
    seconds: int = 30

    def added(self, step: Step) -> "Agenda":
        """Return the agenda with one more step at its end."""
        return replace(self, steps=(*self.steps, step))

    def moved(self, position: int, *, by: int) -> "Agenda":
        """Return the agenda with a step earlier (below zero) or later, at most at an end."""
        steps = list(self.steps)
        step = steps.pop(position)
        steps.insert(max(position + by, 0), step)
        return replace(self, steps=tuple(steps))

    def renamed(self, position: int, *, heading: str) -> "Agenda":
        """Return the agenda with another heading of a step; an empty one changes nothing."""
        if not heading.strip():
            return self
        steps = list(self.steps)
        steps[position] = replace(steps[position], heading=heading.strip())
        return replace(self, steps=tuple(steps))

    def removed(self, position: int) -> "Agenda":
        """Return the agenda without a step."""
        return replace(self, steps=self.steps[:position] + self.steps[position + 1 :])

"""The lines of somebody's list, with all that is around them."""

from backend.core import clock
from backend.core.access import Person
from backend.features.caseload import views
from backend.features.caseload.queries import cases, told
from backend.features.caseload.views import Line, Told


async def lines_of(me: Person) -> list[Line]:
    around = Told(await told.steps(me), await told.signals(me), await told.mates(me))
    return views.lines(await cases.cases(me), around, me, clock.today())


async def needed(me: Person) -> int:
    """How many people need this helper today."""
    return sum(line.group == "nu" for line in await lines_of(me))

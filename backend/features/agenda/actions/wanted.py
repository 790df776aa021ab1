"""The right to hold the conversations of the brede intake alone (Bi 5.2 lid 2)."""

from collections.abc import Iterable

from backend import content
from backend.core.access import Person
from backend.core.errors import Refused
from backend.core.texts import N_
from backend.features.agenda.queries import planning
from backend.features.agenda.rules import meetings

WANTS_ALONE = N_("{name} wil alleen komen. Dat is een recht.")
NOT_CHOSEN = N_("{name} heeft nog niet gekozen. Vraag eerst: alleen of samen?")


async def insist_wanted(me: Person, kind: str | None, traject: int, name: str, roles: Iterable[str]) -> None:
    """Raises Refused when somebody would be there whom the newcomer did not ask for."""
    known = content.load(me.gemeente_key).appointments.get(kind or "")
    if known is None or not meetings.brings_company(roles, known):
        return
    choice = await planning.choice(traject)
    if choice != "together":
        raise Refused(WANTS_ALONE if choice == "alone" else NOT_CHOSEN, name=name)

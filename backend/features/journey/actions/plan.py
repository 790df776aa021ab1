from backend.core import db, events
from backend.core.events import Happened
from backend.core.texts import N_
from backend.features.journey.actions import facts

SOURCE = N_("Brief van de gemeente")


async def follow_plan(event: Happened) -> None:
    """A plan was established: its route is a fact, and its day too, unless an earlier plan gave it.

    Safe to run twice.
    """
    traject = event.subject.traject
    if traject is None:
        return
    known: dict[str, str] = dict(await db.fetch("SELECT key, value FROM fact WHERE traject = ?", traject))
    said = {"leerroute": str(event.data["route"])}
    if "pip" not in known:
        said["pip"] = str(event.data["on"])
    for key, value in said.items():
        if known.get(key) != value:
            await facts.record(traject, key, value, SOURCE, None)
            await events.record("fact_changed", event.subject, fact=key)

"""The plan says the route: when one is established, its onderdelen come by themselves."""

from datetime import date

from backend.core import access, clock, db
from backend.core.events import Happened
from backend.features.leerroute import law as laws
from backend.features.leerroute.actions import routing
from backend.features.leerroute.actions.routing import Choice
from backend.features.leerroute.queries.plan import Chosen
from backend.features.leerroute.rules import route as rules


async def follow_plan(event: Happened) -> None:
    """For `pip_established`. Safe to run twice. The first plan stays the first: another never moves the start."""
    traject, data = event.subject.traject, event.data
    if traject is None or data.get("route") not in ("B", "O", "Z"):
        return
    if event.subject.household:
        await db.lock("household", event.subject.household)
    known, group = await _chosen(traject), rules.group_of(await _doelgroep(traject))
    choice = _choice(data, known)
    levels = laws.on(clock.today()).route_of(choice.route, group).levels
    choice = choice._replace(level=choice.level if choice.level in levels else next(iter(levels), None))
    if known is None or routing.of(known) != choice:
        me = await access.person(event.actor) if event.actor else None
        await routing.save(event.subject, choice, group, me)
    if known and data.get("level") == "A2":
        await _ease(traject, choice.route)
    await db.execute(
        "UPDATE leerroute SET pip_on = ? WHERE traject = ? AND (pip_on IS NULL OR pip_on > ?)",
        *(on := date.fromisoformat(str(data["on"])), traject, on),
    )


async def _ease(traject: int, route: str) -> None:
    """A later plan asks A2. What the law wants for that was looked at when it was established."""
    rule = laws.on(clock.today()).easing
    marks = ", ".join("?" * len(rule.parts))
    if route == rule.route:
        await db.execute(
            f"UPDATE onderdeel SET level = 'A2' WHERE traject = ? AND part IN ({marks})", traject, *rule.parts
        )


def _choice(data: dict[str, str | int | None], known: Chosen | None) -> Choice:
    """What the plan does not say stays as it was."""
    before = routing.of(known) if known else Choice("")
    route, level = str(data["route"]), data.get("level")
    same = before.route == route
    level = None if level == "A2" else level
    return before._replace(
        route=route,
        level=str(level) if level else before.level if same else None,
        exams_agreed=before.exams_agreed and same,
    )


async def _chosen(traject: int) -> Chosen | None:
    row = await db.fetch_one(f"SELECT {', '.join(Chosen._fields)} FROM leerroute WHERE traject = ?", traject)
    return Chosen(*row) if row else None


async def _doelgroep(traject: int) -> str | None:
    row = await db.fetch_one("SELECT value FROM fact WHERE traject = ? AND key = 'doelgroep'", traject)
    return row[0] if row else None

"""Whose way is changed, by whom, and what is known of it: read under the lock of the household."""

from backend.core import clock, db, dossiers, events
from backend.core.access import Person
from backend.core.dossiers import Newcomer
from backend.core.errors import Invalid
from backend.core.texts import N_
from backend.features.leerroute import learning
from backend.features.leerroute.learning import Learning

COLLEGE = ("klantmanager",)
SCHOOL = ("klantmanager", "docent")

NO_ROUTE = N_("Kies eerst een leerroute.")
NOT_YET = N_("Deze dag komt nog. Kies een dag tot en met vandaag.")
BEFORE_TERM = N_("Deze dag ligt voor het begin van de termijn.")


async def opened(me: Person, newcomer: int, roles: tuple[str, ...]) -> tuple[Newcomer, Learning]:
    """Raises NotFound for who is not on the team in one of these roles."""
    whose = await dossiers.open_as(me, newcomer, *roles)
    await db.lock("household", whose.household)
    return whose, await learning.of(me, whose.traject)


async def by_college(me: Person, newcomer: int) -> tuple[Newcomer, Learning]:
    """For what only the klantmanager records, on a route that has been chosen."""
    whose, known = await opened(me, newcomer, COLLEGE)
    if known.chosen is None:
        raise Invalid(form=NO_ROUTE)
    return whose, known


def signed(me: Person | None) -> dict[str, object]:
    """Who recorded a row, and when."""
    return {"recorded_at": clock.now(), "recorded_by": me.id if me else None}


async def put(table: str, key: dict[str, object], values: dict[str, object]) -> None:
    """The one row of this key, made or changed."""
    row = key | values
    changes = ", ".join(f"{column} = excluded.{column}" for column in values)
    await db.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
        f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {changes}",
        *row.values(),
    )


async def tell(verb: str, whose: Newcomer, me: Person, **data: str | int | None) -> None:
    await events.record(verb, whose.subject, me, **data)

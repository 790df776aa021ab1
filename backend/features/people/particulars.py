"""How a newcomer is called and reached, what they speak, in which language the app does, and their birthday."""

from dataclasses import astuple, dataclass
from datetime import date

from backend.core import clock, db, dossiers, events, texts
from backend.core.access import Person
from backend.core.errors import Invalid
from backend.core.texts import N_
from backend.features.people.accounts import is_offered

NOT_A_LANGUAGE = N_("Kies een taal uit de lijst.")
NOT_BORN_YET = N_("Deze dag moet nog komen.")
COLUMNS = ("name", "call_name", "speaks", "language", "phone", "born")


@dataclass(frozen=True, slots=True)
class Particulars:
    name: str
    call_name: str
    speaks: str
    language: str
    phone: str | None
    born: date | None


async def of(newcomer: int) -> Particulars:
    rows = await db.fetch(f"SELECT {', '.join(COLUMNS)} FROM person WHERE id = ?", newcomer)
    return Particulars(*rows[0])


async def change(me: Person, newcomer: int, now: Particulars) -> None:
    """Raises NotFound for who may not, Invalid under the field's name. The tasks follow the birthday."""
    if not is_offered(me.gemeente_key, now.language):
        raise Invalid(language=NOT_A_LANGUAGE)
    if now.speaks not in texts.spoken():
        raise Invalid(speaks=NOT_A_LANGUAGE)
    if now.born and now.born > clock.today():
        raise Invalid(born=NOT_BORN_YET)
    async with db.write():
        whose = await dossiers.in_casework(me, newcomer)
        await db.lock("household", whose.household)
        if await of(newcomer) != now:
            marks = ", ".join(f"{column} = ?" for column in COLUMNS)
            await db.execute(f"UPDATE person SET {marks} WHERE id = ?", *astuple(now), newcomer)
            await events.record("person_changed", whose.subject, me, fact="birthday")

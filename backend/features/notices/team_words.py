"""What the words about the people of a team are filled with: how it is with them now."""

from backend.core import clock, db, texts
from backend.core.access import Person
from backend.features.notices.row import Row

# Of a notice: the helper whom it is about, and when whoever leaves or is away has gone.
PLACE = (
    "SELECT helper.call_name, place.since, place.until, place.reason, other.until FROM notice"
    " JOIN person helper ON helper.id = ? LEFT JOIN team place ON place.traject = notice.traject"
    " AND place.person = helper.id LEFT JOIN team other ON other.traject = notice.traject"
    " AND other.person = notice.actor WHERE notice.id = ?"
)


async def values(row: Row, me: Person) -> dict[str, object]:
    words, today = texts.of(me.language), clock.today()
    helper, since, until, reason, gone = (await db.fetch(PLACE, int(row.subject.rpartition(":")[2]), row.id))[0]
    last = {"team_left": until, "team_handed": gone}.get(row.kind, since)
    return {
        "naam": helper if me.is_newcomer else row.newcomer,
        "ander": row.actor if me.is_newcomer else helper,
        "dag": words.day(last or today),
        "tot": words.day(until or today),
        "bericht": reason,
    }

from piccolo.columns import Boolean

from backend.core.tables.base import DB, BigSerial, Table, instant, ref
from backend.core.tables.people import Person


class AppAnswer(Table, tablename="app_answer", db=DB):
    """What a newcomer said to "put the app on your phone": whoever has answered is not asked again."""

    id = BigSerial(primary_key=True)
    person = ref(Person)
    wanted = Boolean()
    answered_at = instant()

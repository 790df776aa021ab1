from piccolo.columns import Date, Varchar

from backend.core.tables.base import DB, BigSerial, Table, ref
from backend.core.tables.people import Person


class DigestWish(Table, tablename="digest_wish", db=DB):
    """How a helper wants to hear in the morning who needs them; without a row by a message on the phone."""

    id = BigSerial(primary_key=True)
    person = ref(Person)
    channel = Varchar(10)  # push | mail | none
    mailed_on = Date(null=True, default=None)  # the day of the last mail: a worker that starts again sends no second

from piccolo.columns import Varchar

from backend.core.tables.base import DB, BigSerial, Table, instant, ref
from backend.core.tables.people import Person


class ListView(Table, tablename="list_view", db=DB):
    """A way of looking at the list that a helper gave a name."""

    id = BigSerial(primary_key=True)
    person = ref(Person)
    name = Varchar(40)
    query = Varchar(1000)  # of the address
    created_at = instant()

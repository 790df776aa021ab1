from piccolo.columns import Text

from backend.core.tables.base import DB, BigSerial, Table, instant, ref
from backend.core.tables.people import Gemeente, Person


class Bulk(Table, tablename="bulk", db=DB):
    """Tasks that one helper gave to many people at once. Each task says of which it is."""

    id = BigSerial(primary_key=True)
    gemeente = ref(Gemeente)
    made_by = ref(Person)
    made_at = instant()
    undone_at = instant(null=True)
    failed = Text(default="")  # ids of the people for whom it did not work, with commas

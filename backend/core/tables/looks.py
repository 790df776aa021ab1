from backend.core.tables.base import DB, BigSerial, Table, instant, ref
from backend.core.tables.people import Person
from backend.core.tables.trajects import Traject


class DossierLook(Table, tablename="dossier_look", db=DB):
    """A helper opened a dossier; one an hour."""

    id = BigSerial(primary_key=True)
    person = ref(Person)
    traject = ref(Traject)
    at = instant()  # the hour it fell in

"""How helpers look at their newcomers: which dossier they opened, and the lists that they keep."""

from piccolo.columns import Varchar

from backend.core.tables.base import DB, BigInt, BigSerial, Table, instant, ref
from backend.core.tables.people import Person
from backend.core.tables.trajects import Traject


class DossierLook(Table, tablename="dossier_look", db=DB):
    """A helper had a dossier open. One an hour is enough to know who looked, and since when there is news."""

    id = BigSerial(primary_key=True)
    person = ref(Person)
    traject = ref(Traject)
    hour = BigInt()  # since 1970: of each only one
    at = instant()


class ListView(Table, tablename="list_view", db=DB):
    """A way of looking at the list that a helper gave a name."""

    id = BigSerial(primary_key=True)
    person = ref(Person)
    name = Varchar(40)
    query = Varchar(1000)  # of the address
    created_at = instant()

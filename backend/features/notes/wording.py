"""The sentences about notes."""

from backend.core.texts import N_

CHOOSE_FIRST = N_("Kies eerst wie dit mag lezen.")
NOT_READERS = N_("Iemand die u koos, kan deze notitie niet lezen. Kies opnieuw.")
NO_BSN = N_("Hier staat een BSN, of een nummer dat erop lijkt. Haal het weg.")
NOT_YOURS = N_("Alleen wie dit schreef, kan dit veranderen.")
TOO_LATE = N_("Intrekken kan tot 24 uur na het schrijven. Verander de notitie.")
WITHDRAWN = N_("Deze notitie is ingetrokken.")
CHANGED = N_("Deze notitie is net veranderd. Kijk wat er nu staat. Wat u typte, staat er nog.")

"""The sentences about notes."""

from backend.core.texts import N_
from backend.features.notes.rules.reading import AUDIENCES

CHOOSE_FIRST = N_("Kies eerst wie dit mag lezen.")
NOT_READERS = N_("Iemand die u koos, kan deze notitie niet lezen. Kies opnieuw.")
NO_BSN = N_("Hier staat een BSN, of een nummer dat erop lijkt. Haal het weg.")
NOT_YOURS = N_("Alleen wie dit schreef, kan dit veranderen.")
TOO_LATE = N_("Intrekken kan tot 24 uur na het schrijven. Verander de notitie.")
WITHDRAWN = N_("Deze notitie is ingetrokken.")
CHANGED = N_("Deze notitie is net veranderd. Kijk wat er nu staat. Wat u typte, staat er nog.")

YOU = N_("U")

FOR_TEAM = {
    "written": N_("{name} schreef een notitie."),
    "corrected": N_("{name} veranderde een notitie."),
    "withdrawn": N_("{name} trok een notitie in."),
    "made_task": N_("{name} maakte een taak van een notitie."),
}
FOR_NEWCOMER = FOR_TEAM | {"written": N_("{name} schreef een notitie voor u.")}
VERBS = tuple(f"note_{audience}_{what}" for audience in AUDIENCES for what in FOR_TEAM)

"""What routes, onderdelen, grounds and signals are called, and the sentence of each event."""

from typing import NamedTuple

from backend.core.texts import N_
from backend.features.leerroute.queries.sight import What


class Named(NamedTuple):
    title: str
    icon: str
    dutch: str  # the word in letters


ROUTES = {
    "B": Named(N_("B1-route"), "student", "B1-route"),
    "O": Named(N_("Onderwijsroute"), "graduation-cap", "onderwijsroute"),
    "Z": Named(N_("Zelfredzaamheidsroute (Z-route)"), "hand-heart", "zelfredzaamheidsroute"),
}
ABOUT_ROUTES = {
    "B": N_("U leert Nederlands tot niveau B1. U doet examens."),
    "O": N_("U leert Nederlands voor een opleiding. U gaat naar school."),
    "Z": N_("U leert Nederlands voor elke dag. U doet mee en krijgt een gesprek."),
}

PARTS = {
    "LE": Named(N_("Lezen"), "book-open", "lezen"),
    "LU": Named(N_("Luisteren"), "ear", "luisteren"),
    "SC": Named(N_("Schrijven"), "pencil-line", "schrijven"),
    "SP": Named(N_("Spreken"), "chats-circle", "spreken"),
    "KNM": Named(N_("Kennis van Nederland (KNM)"), "windmill", "Kennis van de Nederlandse Maatschappij (KNM)"),
    "PVT": Named(N_("Participatieverklaring (PVT)"), "signature", "participatieverklaringstraject (PVT)"),
    "MAP": Named(N_("Werk en meedoen (MAP)"), "briefcase", "Module Arbeidsmarkt en Participatie (MAP)"),
    "SCHAKEL": Named(N_("Taal voor school"), "graduation-cap", "taalschakeltraject"),
    "CURSUS": Named(N_("Taal en KNM"), "book-open", "cursusuren"),
    "MEEDOEN": Named(N_("Meedoen"), "hand-heart", "participatie-uren"),
    "GESPREK": Named(N_("Gesprek aan het einde"), "chats-circle", "eindgesprek"),
}
GOALS = {
    "diploma": Named(N_("Diploma"), "certificate", "inburgeringsdiploma"),
    "certificaat": Named(N_("Certificaat"), "certificate", "certificaat"),
}
MILESTONES = {
    "pvt_activity": N_("Activiteit van de PVT"),
    "pvt_signed": N_("Participatieverklaring getekend"),
    "map_talk": N_("Eindgesprek van de MAP"),
    "schakel_done": N_("Taalschakeltraject klaar"),
    "z_talk": N_("Eindgesprek van de Z-route"),
    "diploma": N_("Diploma gekregen"),
    "certificaat": N_("Certificaat gekregen"),
}
STILL = {
    "pvt_activity": N_("een activiteit"),
    "pvt_signed": N_("tekenen"),
    "map_talk": N_("een gesprek met de gemeente"),
    "schakel_done": N_("school klaar"),
    "z_talk": N_("een gesprek met de gemeente"),
}

STATES = {"open": N_("Nodig"), "vrijgesteld": N_("Vrijgesteld door DUO"), "ontheven": N_("Ontheven door DUO")}
EXEMPT = {"vrijgesteld": N_("hoeft niet (vrijstelling)"), "ontheven": N_("hoeft niet (ontheffing)")}
RESULTS = {"Geslaagd": N_("Gehaald"), "Gezakt": N_("Nog niet gehaald"), "Geen": N_("Geen uitslag")}
PRESENCE = {"present": N_("Aanwezig"), "excused": N_("Afwezig met bericht"), "absent": N_("Afwezig zonder bericht")}
DECISIONS = {"granted": N_("Toegekend"), "refused": N_("Afgewezen")}
KINDS = {
    "NT2": N_("Taalles (NT2)"),
    "KNM": N_("Les over Nederland (KNM)"),
    "PARTICIPATIE": N_("Meedoen (participatie)"),
    "MAP": N_("Werk (MAP)"),
    "PVT": N_("Waarden (PVT)"),
}


class Ground(NamedTuple):
    title: str
    condition: str
    proof: str


GROUNDS = {
    "ziekte": Ground(N_("Lang ziek"), N_("U of naaste familie, 3 maanden of langer."), N_("Medische machtiging")),
    "overlijden": Ground(N_("Overlijden"), N_("Van de partner of naaste familie."), N_("Akte")),
    "bevalling": Ground(N_("Bevalling"), N_("16 weken erbij."), N_("Geboorteakte in de BRP")),
    "opvang": Ground(N_("Verblijf in een opvanghuis"), N_("3 maanden of langer achter elkaar."), N_("Verklaring")),
    "alfabetisering": Ground(
        N_("Cursus alfabetisering"), N_("3 maanden of langer. Niet bij de Z-route."), N_("Verklaring van de taalschool")
    ),
    "dakloos": Ground(N_("Geen woning"), N_("3 maanden of langer."), N_("BRP")),
    "geen_aanbod": Ground(
        N_("Te laat een cursus"), N_("Geen aanbod binnen 3 maanden na het plan."), N_("Verklaring van de gemeente")
    ),
    "niet_begonnen": Ground(
        N_("School begon te laat"),
        N_("Onderwijsroute: niet binnen 6 maanden begonnen."),
        N_("Verklaring van de gemeente"),
    ),
    "aanbieder": Ground(N_("Probleem bij de school"), N_("3 maanden of langer."), N_("Stukken van de school")),
    "bijzonder": Ground(
        N_("Bijzondere situatie"), N_("3 maanden of langer vertraging, buiten uw schuld."), N_("Stukken")
    ),
    "samen": Ground(N_("Meer redenen samen"), N_("Samen 3 maanden of langer."), N_("Stukken")),
    "onderbroken": Ground(
        N_("Inburgering tijdelijk gestopt"), N_("Ten hoogste 1 jaar. DUO doet dit zelf."), N_("Geen stukken nodig")
    ),
    "bijna_klaar": Ground(
        N_("Bijna klaar"),
        N_("B1-route: 2 van 4 examens en KNM gehaald, PVT en MAP klaar."),
        N_("Gegevens van DUO"),
    ),
}

SIGNALS = {
    "pip_soon": N_("Het plan (PIP) moet er zijn op {day}."),
    "pip_late": N_("Het plan (PIP) moest er zijn op {day}."),
    "course_soon": N_("De cursus moet zijn aangeboden voor {day}."),
    "course_late": N_("Er is nog geen cursus aangeboden. Dat moest voor {day}."),
    "term_ends": N_("De termijn eindigt op {day}. Nog open: {number}."),
    "term_over": N_("De termijn eindigde op {day}. Nog open: {number}."),
    "missed": N_("Lessen gemist zonder bericht: {number}. De laatste op {day}."),
}
URGENT = ("pip_late", "course_late", "term_over")

# Who may read about what; see queries/sight.
HISTORY: dict[What, dict[str, str]] = {
    "study": {
        "route_chosen": N_("{name} koos de leerroute: {route}."),
        "course_offered": N_("{name} bood een cursus aan bij {school}."),
        "hours_recorded": N_("{name} schreef de uren van een week op: {hours} uur."),
        "lesson_recorded": N_("{name} schreef een les op: {day}."),
    },
    "results": {
        "onderdeel_changed": N_("{name} veranderde het onderdeel {part}."),
        "exam_planned": N_("{name} schreef een examen op: {part}, {day}."),
        "exam_result": N_("{name} schreef de uitslag op: {part}, {day}."),
        "milestone_reached": N_("{name} schreef op: {kind}, {day}."),
        "milestone_withdrawn": N_("{name} haalde weg: {kind}."),
        "extension_asked": N_("{name} schreef een aanvraag voor verlenging op: {ground}."),
        "extension_decided": N_("{name} schreef de beslissing van DUO op: {ground}."),
    },
}
VERBS: dict[What, tuple[str, ...]] = {what: tuple(sentences) for what, sentences in HISTORY.items()}
SENTENCES = {verb: sentence for some in HISTORY.values() for verb, sentence in some.items()}
WITH_REASON = N_("De reden: {reason}.")
THE_PLAN = N_("Het plan")

WHY = {
    "columns": N_("Er zijn geen 4 kolommen: naam, week, soort, uren."),
    "no_name": N_("De naam ontbreekt."),
    "unknown": N_("Deze naam staat niet op uw lijst."),
    "two_people": N_("Twee mensen hebben deze naam. Vul het bij de persoon in."),
    "no_week": N_("Deze week bestaat niet. Bijvoorbeeld 2026-W47."),
    "future": N_("Deze week komt nog."),
    "before_start": N_("Deze week ligt voor het begin van het traject."),
    "no_kind": N_("De soort is niet bekend: NT2, KNM, participatie, MAP, PVT."),
    "no_number": N_("Het aantal uren is geen getal."),
    "too_much": N_("Het aantal uren is minder dan 0 of meer dan 60."),
    "no_quarter": N_("Reken in kwartieren. Bijvoorbeeld 1,25."),
    "twice": N_("Deze regel staat er twee keer. De eerste telt."),
    "too_many_rows": N_("De lijst is te lang. Ten hoogste 500 regels."),
}

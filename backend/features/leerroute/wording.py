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
    "KNM": Named(N_("Kennis van Nederland (KNM)"), "windmill", "KNM"),
    "PVT": Named(N_("Verklaring tekenen (PVT)"), "signature", "PVT"),
    "MAP": Named(N_("Werk en meedoen (MAP)"), "briefcase", "MAP"),
    "SCHAKEL": Named(N_("Taal voor school"), "graduation-cap", "taalschakeltraject"),
    "CURSUS": Named(N_("Taal en KNM"), "book-open", "cursusuren"),
    "MEEDOEN": Named(N_("Meedoen"), "hand-heart", "participatie-uren"),
    "GESPREK": Named(N_("Gesprek aan het einde"), "chats-circle", "eindgesprek"),
}
GOALS = {
    "diploma": Named(N_("Diploma"), "certificate", "diploma"),
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
NO_LESSON = N_("Geen les")
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


# How long it must have lasted, and how much longer the termijn becomes, stands in the law.
GROUNDS = {
    "ziekte": Ground(N_("Lang ziek"), N_("De inburgeraar of naaste familie."), N_("Medische machtiging")),
    "overlijden": Ground(N_("Overlijden"), N_("Van de partner of naaste familie."), N_("Akte")),
    "bevalling": Ground(N_("Bevalling"), N_("De inburgeraar kreeg een kind."), N_("Geboorteakte in de BRP")),
    "opvang": Ground(N_("Verblijf in een opvanghuis"), N_("Achter elkaar."), N_("Verklaring")),
    "alfabetisering": Ground(
        N_("Cursus alfabetisering"), N_("Niet bij de Z-route."), N_("Verklaring van de taalschool")
    ),
    "dakloos": Ground(N_("Geen woning"), N_("Volgens de BRP."), N_("BRP")),
    "geen_aanbod": Ground(
        N_("Te laat een cursus"), N_("De gemeente bood te laat een cursus aan."), N_("Verklaring van de gemeente")
    ),
    "niet_begonnen": Ground(
        N_("School begon te laat"), N_("Alleen bij de onderwijsroute."), N_("Verklaring van de gemeente")
    ),
    "aanbieder": Ground(N_("Probleem bij de school"), N_("De school kon geen les geven."), N_("Stukken van de school")),
    "bijzonder": Ground(N_("Bijzondere situatie"), N_("De inburgeraar kon er niets aan doen."), N_("Stukken")),
    "samen": Ground(N_("Meer redenen samen"), N_("Elke reden apart duurde te kort."), N_("Stukken")),
    "onderbroken": Ground(N_("Inburgering tijdelijk gestopt"), N_("DUO doet dit zelf."), N_("Geen stukken nodig")),
    "bijna_klaar": Ground(
        N_("Bijna klaar"), N_("2 van 4 examens en KNM gehaald, PVT en MAP klaar."), N_("Gegevens van DUO")
    ),
}

SIGNALS = {
    "pip_soon": N_("Het plan (PIP) moet er zijn op {day}."),
    "pip_late": N_("Het plan (PIP) moest er zijn op {day}."),
    "pip_review": N_("Het plan (PIP) moest besproken zijn op {day}."),
    "course_soon": N_("De cursus moet zijn aangeboden voor {day}."),
    "course_late": N_("Er is nog geen cursus aangeboden. Dat moest voor {day}."),
    "term_ends": N_("De laatste dag van de termijn is {day}. Nog open: {number}."),
    "term_over": N_("De laatste dag van de termijn was {day}. Nog open: {number}."),
    "missed": N_("Lessen gemist zonder bericht: {number}. De laatste op {day}."),
}
URGENT = ("pip_late", "course_late", "term_over")

# Who may read about what; see queries/sight.
HISTORY: dict[What, dict[str, str]] = {
    "study": {
        "route_chosen": N_("{name} koos de leerroute: {route}."),
        "course_offered": N_("{name} bood een cursus aan bij {school}."),
        "hours_recorded": N_("{name} schreef uren op. Week van {week}: {hours} uur."),
        "lesson_recorded": N_("{name} schreef een les op ({day}): {presence}."),
    },
    "results": {
        "route_explained": N_("{name} schreef op waarom: {reason}."),
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

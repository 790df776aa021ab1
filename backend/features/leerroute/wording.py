"""What routes, onderdelen, grounds and signals are called."""

from typing import NamedTuple

from backend.core import vocabulary
from backend.core.texts import N_


class Named(NamedTuple):
    title: str
    icon: str
    dutch: str  # the word in letters


ROUTES = {
    key: Named(vocabulary.ROUTES[key], icon, dutch)
    for key, icon, dutch in (
        ("B", "student", "B1-route"),
        ("O", "graduation-cap", "onderwijsroute"),
        ("Z", "hand-heart", "zelfredzaamheidsroute"),
    )
}
ABOUT_ROUTES = {
    "B": N_("U leert Nederlands tot niveau B1. U doet examens."),
    "O": N_("U leert Nederlands voor een opleiding. U gaat naar school."),
    "Z": N_("U leert Nederlands voor elke dag. U doet mee en krijgt een gesprek."),
}

PARTS = {
    key: Named(vocabulary.PARTS[key], icon, dutch)
    for key, icon, dutch in (
        ("LE", "book-open", "lezen"),
        ("LU", "ear", "luisteren"),
        ("SC", "pencil-line", "schrijven"),
        ("SP", "chats-circle", "spreken"),
        ("KNM", "windmill", "KNM"),
        ("PVT", "signature", "PVT"),
        ("MAP", "briefcase", "MAP"),
        ("SCHAKEL", "graduation-cap", "taalschakeltraject"),
        ("CURSUS", "book-open", "cursusuren"),
        ("MEEDOEN", "hand-heart", "participatie-uren"),
        ("GESPREK", "chats-circle", "eindgesprek"),
    )
}
GOALS = {
    "diploma": Named(N_("Diploma"), "certificate", "diploma"),
    "certificaat": Named(N_("Certificaat"), "certificate", "certificaat"),
}
MILESTONES = vocabulary.MILESTONES
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
PRESENCE, NO_LESSON = vocabulary.PRESENCE, vocabulary.NO_LESSON
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
    key: Ground(vocabulary.GROUNDS[key], condition, proof)
    for key, condition, proof in (
        ("ziekte", N_("De inburgeraar of naaste familie."), N_("Medische machtiging")),
        ("overlijden", N_("Van de partner of naaste familie."), N_("Akte")),
        ("bevalling", N_("De inburgeraar kreeg een kind."), N_("Geboorteakte in de BRP")),
        ("opvang", N_("Achter elkaar."), N_("Verklaring")),
        ("alfabetisering", N_("Niet bij de Z-route."), N_("Verklaring van de taalschool")),
        ("dakloos", N_("Volgens de BRP."), N_("BRP")),
        ("geen_aanbod", N_("De gemeente bood te laat een cursus aan."), N_("Verklaring van de gemeente")),
        ("niet_begonnen", N_("Alleen bij de onderwijsroute."), N_("Verklaring van de gemeente")),
        ("aanbieder", N_("De school kon geen les geven."), N_("Stukken van de school")),
        ("bijzonder", N_("De inburgeraar kon er niets aan doen."), N_("Stukken")),
        ("samen", N_("Elke reden apart duurde te kort."), N_("Stukken")),
        ("onderbroken", N_("DUO doet dit zelf."), N_("Geen stukken nodig")),
        ("bijna_klaar", N_("2 van 4 examens en KNM gehaald, PVT en MAP klaar."), N_("Gegevens van DUO")),
    )
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

"""The sentences about a plan: what the law asks of it, and what stands in it."""

from backend.core import vocabulary
from backend.core.texts import N_

ASKS = {
    "talked": N_("Schrijf eerst de brede intake op. Alle onderwerpen moeten zijn besproken."),
    "alone": N_("Zeg eerst dat de inburgeraar alleen mag komen. Noteer dat bij de intake."),
    "toets": N_("Noteer eerst de leerbaarheidstoets, de ontheffing of waarom er geen toets is."),
    "reason": N_("Schrijf op waarom het plan verandert."),
    "route": N_("Kies een leerroute."),
    "route_moved": N_("De inburgeraar kwam uit een andere gemeente. De route van het eerdere plan blijft: {route}."),
    "window": N_("Na anderhalf jaar kan de route alleen bij een uitzondering veranderen. Schrijf welke."),
    "level_o": N_("De onderwijsroute kan niet op A2. Kies B1."),
    "level_z": N_("De Z-route kan niet op B1. Kies A2 of geen niveau."),
    "level_first": N_("Het eerste plan kan op de B1-route niet op A2. Afschalen kan later."),
    "a2_hours": N_("Voor A2 zijn {needed} uren NT2 nodig. Er zijn er {there}. Er ontbreken {lacking} uren."),
    "a2_effort": N_("Voor A2 moet er genoeg inzet zijn in de lessen. Dat beoordeelt u."),
    "z_exams": N_("Examens toestaan kan alleen op de Z-route."),
    "intensity": N_("Schrijf de intensiteit van de leerroute op."),
    "hours": N_("Schat het aantal uren van de B1-route. Een getal van 1 tot en met 9999."),
    "hours_not": N_("Laat de geschatte uren leeg. Die horen alleen bij een asielstatushouder op de B1-route."),
    "literacy": N_("Kies de code voor lezen en schrijven."),
    "pvt": N_("Schrijf de intensiteit van het PVT op."),
    "map": N_("Schrijf de intensiteit van de MAP op."),
    "map_not": N_("De onderwijsroute heeft geen MAP. Laat dit leeg."),
    "talks": N_("Schrijf op hoeveel voortgangsgesprekken er komen."),
    "support": N_("Schrijf op welke hulp de inburgeraar krijgt."),
    "vve": N_("Er is een jong kind. Schrijf op wat er is afgesproken over peuteropvang of school."),
    "decisions": N_("Er is een uitkering. Noem de besluiten die bij het plan horen."),
    "dated": N_("Vul de datum van de brief in."),
    "dated_ahead": N_("De datum van de brief ligt in de toekomst."),
    "dated_before": N_("De brief is ouder dan de vergunning of de inschrijving. Kijk naar de datum."),
    "dated_first": N_("De brief is ouder dan het plan dat nu geldt. Kijk naar de datum."),
    "sent": N_("Vul in wanneer de brief is verstuurd."),
    "sent_before": N_("De brief kan niet zijn verstuurd vóór de datum van de brief."),
}

# What stands in a plan, in the order in which it is read.
LABELS = {
    "route": N_("Leerroute"),
    "level": N_("Niveau van de taal"),
    "intensity": N_("Hoeveel les"),
    "hours": N_("Geschatte uren van de B1-route"),
    "literacy": N_("Lezen en schrijven"),
    "finish_study": N_("Mag een opleiding afmaken"),
    "pvt": N_("Participatieverklaring (PVT)"),
    "map": N_("Werk en meedoen (MAP)"),
    "talks": N_("Gesprekken over hoe het gaat"),
    "z_exams": N_("Mag examens doen op de Z-route"),
    "support": N_("Hulp en begeleiding"),
    "vve": N_("Peuteropvang en school van het kind"),
    "decisions": N_("Besluiten over de uitkering"),
    "a2_hours": N_("Gevolgde uren NT2"),
    "a2_effort": N_("Genoeg inzet in de lessen"),
    "reason": N_("Waarom er een nieuw plan is"),
    "exception": N_("Uitzondering voor een andere route"),
    "dated": N_("Datum van de brief"),
    "sent": N_("Brief verstuurd op"),
}
ROUTES = vocabulary.ROUTES
LITERACY = {
    "A": N_("A: leert voor het eerst lezen en schrijven"),
    "AA": N_("AA: leest een ander alfabet"),
    "NVT": N_("Niet van toepassing"),
}
YES, NO = N_("Ja"), N_("Nee")

WHO = {
    "newcomer": N_("U"),
    "begeleider": N_("Uw begeleider"),
    "klantmanager": N_("De gemeente"),
    "taalschool": N_("De taalschool"),
}
WHO_FOR_STAFF = {
    "newcomer": N_("De inburgeraar"),
    "begeleider": N_("De begeleider"),
    "klantmanager": N_("De gemeente"),
    "taalschool": N_("De taalschool"),
}
PICTURES = {
    "chalkboard-teacher": N_("Les"),
    "book-open": N_("Lezen"),
    "pencil-line": N_("Schrijven"),
    "chats-circle": N_("Praten"),
    "briefcase": N_("Werk"),
    "hand-heart": N_("Vrijwilligerswerk"),
    "users-three": N_("Mensen leren kennen"),
    "baby-carriage": N_("Kind"),
    "soccer-ball": N_("Sport"),
    "coins": N_("Geld"),
    "calendar-check": N_("Afspraak"),
    "clipboard-text": N_("Iets anders"),
}
ANSWERS = vocabulary.ANSWERS
SIGNS = {"understood": "check", "explain": "question", "disagree": "chat-circle-dots"}

CHOICES = {
    "alone": N_("Alleen"),
    "together": N_("Samen met iemand die ik kies"),
}
SUBJECTS = {
    "education": N_("School en werk vroeger"),
    "circumstances": N_("Persoonlijke situatie, ook gezondheid"),
    "dutch": N_("Hoeveel Nederlands al lukt"),
    "work": N_("Kansen op werk"),
    "independence": N_("Zelf dingen regelen"),
    "vve": N_("Peuteropvang en school van het kind"),
}
RESULTS = {
    "reached": N_("De toets laat zien: de B1-route is haalbaar."),
    "not_reached": N_("De toets laat zien: de B1-route is moeilijk."),
    "unknown": N_("De uitslag van de toets is niet duidelijk."),
    "exempt_sight": N_("Ontheffing: de inburgeraar ziet niet goed."),
    "exempt_hearing": N_("Ontheffing: de inburgeraar hoort niet goed."),
    "none": N_("Er is geen toets gedaan."),
}

"""The words that a sentence of an event is filled with, and what is said behind it."""

from backend.core.texts import N_

YOU = N_("U")
# On each list at once, by the facts: told as a number.
GROUPED = {
    "task_added": N_("Nieuwe taken: {number}"),
    "task_moved": N_("Taken met een andere dag: {number}"),
    "task_retired": N_("Taken die niet meer hoeven: {number}"),
}
MORE = {
    "due": N_("De nieuwe dag is {due}."),
    "met": N_("Dat komt door de afspraak van {met}."),
    "because": N_("De reden: {because}."),
    "reason": N_("De reden: {reason}."),
    "ended": N_("Het traject is afgesloten."),
    "answer": N_("Het antwoord: {answer}."),
}
CHANGES = {
    "letter": N_("een brief"),
    "birthday": N_("een verjaardag"),
    "permit": N_("de datum van de vergunning"),
    "moving": N_("de verhuisdag"),
    "brp": N_("de inschrijving bij de gemeente"),
    "housing_offer": N_("het aanbod van de woning"),
    "kennisgeving": N_("de brief van DUO"),
    "pip": N_("het plan (PIP)"),
    "term_start": N_("de brief van DUO"),
    "term_end": N_("de brief van DUO"),
    "home": N_("de woning"),
    "in_azc": N_("de woning"),
    "bijstand": N_("de uitkering"),
    "bijstand_start": N_("de uitkering"),
    "bijstand_request": N_("de aanvraag van de uitkering"),
    "doelgroep": N_("de soort vergunning"),
    "leerroute": N_("de leerroute"),
    "children": N_("het gezin"),
    "agreement": N_("de afspraak in het plan"),
    "template": N_("de gemeente paste deze taak aan"),
}
SOMETHING = N_("een verandering in uw gegevens")
ANYTHING = N_("iets anders")
STATES = {"none": N_("nog niet"), "current": N_("bezig"), "done": N_("klaar")}
PAPERS = {"plan": N_("het plan (PIP)"), "reis": N_("de weg in 8 stappen")}

"""The sentences about a task: who has it, by when, and what happened to it."""

from backend.core.texts import N_

SECTIONS = (
    ("nu", N_("Dit doet u nu")),
    ("wacht", N_("Wachten")),
    ("later", N_("Later")),
    ("klaar", N_("Klaar")),
    ("straks", N_("Nog niet zichtbaar voor de inburgeraar")),
)
SECTIONS_FOR_STAFF = {"nu": N_("Nu aan de beurt"), "wacht": N_("Wacht op iemand")}

DOES_IT_NOW = N_("U doet dit nu")
BEFORE = N_("Tot en met {day}")
LATE = N_("Te laat: {day}")
WAS_DUE = N_("De laatste dag was {day}. Vraag hulp.")
STILL = N_("Dit kan nog steeds.")
NEXT = N_("Hierna")
FROM = N_("Vanaf {day}")
PLANNED = N_("U gaat op {day}")
DONE_ON = N_("Klaar op {day}")
DONE_BY_ON = N_("{name} deed dit op {day}")

WAITS_FOR = {
    "helper": N_("{name} kijkt mee. U hoeft nu niets te doen."),
    "office": N_("{office} is bezig. U hoeft nu niets te doen."),
    "klantmanager": N_("De gemeente doet dit. U hoeft nu niets te doen."),
    "begeleider": N_("Uw begeleider doet dit. U hoeft nu niets te doen."),
    "taalschool": N_("De taalschool doet dit. U hoeft nu niets te doen."),
}
WAITS_FOR_STAFF = {
    "helper": N_("Wacht op een helper: gezien?"),
    "office": N_("Wacht op {office}"),
    "klantmanager": N_("Wacht op de klantmanager"),
    "begeleider": N_("Wacht op de begeleider"),
    "taalschool": N_("Wacht op de taalschool"),
}
ASKS_HELP = N_("Het lukt niet: {reason}")
YOUR_HELPER = N_("Uw helper")

HISTORY = {
    "task_added": N_("Deze taak kwam op de lijst."),
    "task_returned": N_("Deze taak kwam terug op de lijst."),
    "task_retired": N_("Deze taak hoeft niet meer. Er is iets veranderd."),
    "task_moved": N_("De dag is veranderd."),
    "task_renewed": N_("De gemeente veranderde wie dit doet, of de stap."),
    "task_made": N_("{name} maakte deze taak."),
    "task_done": N_("{name} deed dit: klaar."),
    "task_reopened": N_("{name} zette dit terug: nog niet klaar."),
    "task_confirmed": N_("{name} heeft gezien dat het klaar is."),
    "task_not_confirmed": N_("{name} heeft het toch nog niet gezien."),
    "task_accepted": N_("{name} weet dat het is aangekomen."),
    "task_not_accepted": N_("{name} zegt: het is nog niet aangekomen."),
    "help_asked": N_("{name} vroeg hulp."),
    "help_ended": N_("{name} kan weer verder."),
    "task_dropped": N_("{name} zegt: deze taak is niet nodig."),
    "task_brought_back": N_("{name} zette de taak terug op de lijst."),
    "task_postponed": N_("{name} schoof deze taak door."),
    "task_planned": N_("{name} koos een dag."),
    "wish_came_late": N_("{name} deed iets zonder internet. Dat kwam te laat."),
    "task_commented": N_("{name} schreef een bericht."),
    "comments_read": N_("{name} las het bericht."),
}
MOVED_TO = N_("De nieuwe dag is {day}.")
MET_ON = N_("Dat komt door de afspraak van {day}.")
BECAUSE = N_("De reden: {reason}.")
REASONS_OF_CHANGE = {
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

YOU = N_("U")

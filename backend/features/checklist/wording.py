"""The sentences about a task: who has it, and by when."""

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

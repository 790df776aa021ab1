from backend.core.texts import N_
from backend.features.queue.rules import Kind

KINDS: dict[Kind, str] = {
    "question": N_("Vraag of bericht"),
    "stuck": N_("Het lukt niet"),
    "plan": N_("Vraag over het plan"),
    "cannot": N_("Kan niet komen"),
    "look": N_("Klaar: kijkt u?"),
    "note": N_("Notitie voor u"),
}
SIGNS: dict[Kind, str] = {
    "question": "chat-circle-dots",
    "stuck": "question",
    "plan": "chat-circle-dots",
    "cannot": "calendar-blank",
    "look": "eye",
    "note": "info",
}
WROTE = N_("{name} wil dat u dit weet.")
ANSWERS = {"explain": N_("Uitleg graag"), "disagree": N_("Ik ben het niet eens")}

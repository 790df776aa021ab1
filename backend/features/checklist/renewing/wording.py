"""The words for what runs by an older template, and for what a renewal would do."""

from backend.core.texts import N_

KINDS = {
    "days": N_("Open taken met een andere dag: {n}"),
    "who": N_("Open taken voor iemand anders: {n}"),
    "step": N_("Open taken bij een andere stap: {n}"),
    "off": N_("Open taken die van de lijst gaan: {n}"),
    "on": N_("Mensen zonder deze taak: {n}"),
}
OUTCOMES = {
    "earlier": N_("Eerder dan nu: {n}"),
    "later": N_("Later dan nu: {n}"),
    "first_day": N_("Krijgt een laatste dag: {n}"),
    "no_day": N_("Heeft geen laatste dag meer: {n}"),
    "same": N_("Zelfde dag: {n}"),
    "late": N_("Daarvan meteen te laat: {n}"),
    "gone": N_("Gaat van de lijst: {n}"),
    "on": N_("Komt erbij op de lijst: {n}"),
    "own_day": N_("Heeft een eigen dag en blijft zo: {n}"),
}

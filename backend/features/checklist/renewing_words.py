"""The words for what runs by an older template, and for what a renewal would do."""

from backend.core.texts import N_

KINDS = {
    "days": N_("Een andere dag: {n} open taken"),
    "who": N_("Iemand anders doet het: {n} open taken"),
    "step": N_("Een andere stap: {n} open taken"),
    "off": N_("Van de lijst: {n} open taken"),
    "on": N_("Nog niet op de lijst: hoogstens {n} mensen"),
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

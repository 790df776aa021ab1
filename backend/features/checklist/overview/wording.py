"""One line for each thing that happened in a dossier. What has no line here is not told."""

from backend.core.texts import N_
from backend.features.checklist.wording import HISTORY

# On each list at once, by the facts: told as a number.
GROUPED = {
    "task_added": N_("Nieuwe taken: {number}"),
    "task_moved": N_("Taken met een andere dag: {number}"),
    "task_retired": N_("Taken die niet meer hoeven: {number}"),
}
OF_PLAN = ("agreement_", "exam_", "extension_", "goal_", "intake_", "pip_", "route_", "course_", "toets_")
OF_TASKS = {verb: sentence for verb, sentence in HISTORY.items() if verb not in GROUPED}
NEWS = {
    **OF_TASKS,
    **GROUPED,
    "fact_changed": N_("{name} veranderde de gegevens: {what}."),
    "children_changed": N_("{name} veranderde de gegevens: {what}."),
    "person_changed": N_("{name} veranderde naam, telefoon of taal."),
    "step_changed": N_("Stap {number}: {state}."),
    "team_changed": N_("Het team is veranderd."),
    "traject_started": N_("{name} begon het traject."),
    "phone_linked": N_("Er is een telefoon gekoppeld."),
    "phone_lost": N_("{name} zegt: de telefoon is kwijt."),
    "appointment_planned": N_("{name} maakte een afspraak."),
    "appointment_moved": N_("{name} gaf een afspraak een andere tijd."),
    "appointment_changed": N_("{name} veranderde iets aan een afspraak."),
    "appointment_cancelled": N_("{name} zegde een afspraak af."),
    "appointment_refused": N_("{name} kan niet komen op een afspraak."),
    "appointment_kept": N_("{name} kan toch komen op een afspraak."),
    "appointment_attended": N_("{name} schreef op: {whose} was er."),
    "appointment_missed": N_("{name} schreef op: {whose} was er niet."),
    "appointment_agreed": N_("{name} schreef een verslag van een afspraak."),
    "route_chosen": N_("{name} koos de leerroute."),
    "course_offered": N_("{name} bood een cursus aan."),
    "exam_planned": N_("{name} schreef een examen op."),
    "exam_result": N_("{name} schreef een uitslag op."),
    "extension_asked": N_("{name} vroeg verlenging van de termijn."),
    "extension_decided": N_("{name} schreef de beslissing van DUO op."),
    "goal_written": N_("{name} schreef het doel van het plan."),
    "intake_held": N_("{name} schreef een gesprek van de brede intake op."),
    "pip_established": N_("{name} stelde het plan (PIP) vast."),
    "agreement_made": N_("{name} maakte een afspraak in het plan."),
    "agreement_answered": N_("{name} gaf antwoord op een afspraak in het plan."),
    "agreement_replied": N_("{name} antwoordde op een vraag over het plan."),
    "agreement_ended": N_("{name} haalde een afspraak uit het plan."),
}
STATES = {"none": N_("nog niet"), "current": N_("bezig"), "done": N_("klaar")}
SOMEBODY = N_("Iemand")
LITERACY = {
    "A": N_("A: leert voor het eerst lezen en schrijven"),
    "AA": N_("AA: leest een ander alfabet"),
    "NVT": N_("Niet van toepassing"),
}
OWNERS = {
    "newcomer": N_("De inburgeraar"),
    "helper": N_("Een helper"),
    "begeleider": N_("De begeleider"),
    "klantmanager": N_("De gemeente"),
    "taalschool": N_("De taalschool"),
    "office": N_("Een andere organisatie"),
}

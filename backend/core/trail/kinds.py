"""The whole table: each kind of event, who may know it, and what it is called. One without a line here is recorded
nowhere (tests/house)."""

from backend.core.texts import N_
from backend.core.trail.kind import ALL, CASEWORK, COLLEGE, DECIDERS, NOBODY, OWN, STUDY, TEAM, Kind

OF_TASK = ("due", "met", "because")
CALLED_OFF = ("reason", "ended")


def _task(sentence: str) -> Kind:
    """Of a task that a reader may not see nothing is told: access.TASK_VISIBLE."""
    return Kind("taken", ALL, sentence, OF_TASK)


TASKS = {
    "task_added": _task(N_("Deze taak kwam op de lijst.")),
    "task_returned": _task(N_("Deze taak kwam terug op de lijst.")),
    "task_retired": _task(N_("Deze taak hoeft niet meer. Er is iets veranderd.")),
    "task_moved": _task(N_("De dag is veranderd.")),
    "task_renewed": _task(N_("De gemeente veranderde wie dit doet, of de stap.")),
    "task_made": _task(N_("{name} maakte deze taak.")),
    "task_done": _task(N_("{name} deed dit: klaar.")),
    "task_reopened": _task(N_("{name} zette dit terug: nog niet klaar.")),
    "task_confirmed": _task(N_("{name} heeft gezien dat het klaar is.")),
    "task_not_confirmed": _task(N_("{name} heeft het toch nog niet gezien.")),
    "task_accepted": _task(N_("{name} weet dat het is aangekomen.")),
    "task_not_accepted": _task(N_("{name} zegt: het is nog niet aangekomen.")),
    "help_asked": _task(N_("{name} vroeg hulp.")),
    "help_ended": _task(N_("{name} kan weer verder.")),
    "task_dropped": _task(N_("{name} zegt: deze taak is niet nodig.")),
    "task_brought_back": _task(N_("{name} zette de taak terug op de lijst.")),
    "task_postponed": _task(N_("{name} schoof deze taak door.")),
    "task_planned": _task(N_("{name} koos een dag.")),
    "wish_came_late": _task(N_("{name} deed iets zonder internet. Dat kwam te laat.")),
    "task_commented": _task(N_("{name} schreef een bericht.")),
    "comments_read": _task(N_("{name} las het bericht.")),
}
# A docent hears only of those at which they are: access.APPOINTMENT_VISIBLE.
APPOINTMENTS = {
    "appointment_planned": Kind("afspraken", ALL, N_("{name} maakte deze afspraak.")),
    "appointment_moved": Kind("afspraken", ALL, N_("{name} koos een andere tijd: {day}, {time}.")),
    "appointment_changed": Kind("afspraken", ALL, N_("{name} veranderde iets aan de afspraak.")),
    "appointment_joined": Kind("afspraken", ALL, N_("{name} vroeg {whose} erbij.")),
    "appointment_left": Kind("afspraken", ALL, N_("{name} zegt: {whose} komt niet meer.")),
    "appointment_cancelled": Kind("afspraken", ALL, N_("{name} zegt: dit gaat niet door."), CALLED_OFF),
    "appointment_series_ended": Kind("afspraken", ALL, N_("{name} zegt: deze lessen gaan niet door."), CALLED_OFF),
    "appointment_refused": Kind("afspraken", ALL, N_("{name} kan dan niet.")),
    "appointment_kept": Kind("afspraken", ALL, N_("{name} kan toch komen.")),
    "appointment_word_late": Kind("afspraken", ALL, N_("{name} deed iets zonder internet. Dat kwam te laat.")),
    "appointment_attended": Kind("afspraken", ALL, N_("{name} schreef op: {whose} was er.")),
    "appointment_missed": Kind("afspraken", ALL, N_("{name} schreef op: {whose} was er niet.")),
    "appointment_drafted": Kind("afspraken", TEAM, N_("{name} schreef een verslag. Alleen het team leest het.")),
    "appointment_agreed": Kind("afspraken", ALL, N_("{name} schreef op wat is afgesproken.")),
    "visit_begun": Kind("afspraken", CASEWORK, N_("{name} begon een huisbezoek.")),
    "visit_ended": Kind("afspraken", CASEWORK, N_("{name} sloot een huisbezoek af.")),
}
# While a plan is being written its drafts are the klantmanager's business.
PLAN = {
    "intake_told": Kind("plan", COLLEGE, N_("{name} zei: u mag alleen naar het gesprek komen.")),
    "intake_chosen": Kind("plan", COLLEGE, N_("{name} koos wie er bij het gesprek is.")),
    "intake_held": Kind("plan", COLLEGE, N_("{name} schreef een gesprek van de brede intake op.")),
    "intake_waited": Kind("plan", COLLEGE, N_("{name} schreef op waar het plan op wacht.")),
    "toets_recorded": Kind("plan", COLLEGE, N_("{name} schreef de leerbaarheidstoets op.")),
    "pip_drafted": Kind("plan", COLLEGE, N_("{name} begon met het plan.")),
    "pip_saved": Kind("plan", DECIDERS, N_("{name} werkte aan het plan.")),
    "pip_established": Kind("plan", COLLEGE, N_("{name} stelde het plan vast. Het plan geldt nu.")),
    "goal_written": Kind("plan", COLLEGE, N_("{name} schreef het doel op.")),
    "agreement_made": Kind("plan", COLLEGE, N_("{name} zette een afspraak in het plan.")),
    "agreement_changed": Kind("plan", COLLEGE, N_("{name} veranderde een afspraak in het plan.")),
    "agreement_ended": Kind("plan", COLLEGE, N_("{name} haalde een afspraak uit het plan.")),
    "agreement_answered": Kind("plan", COLLEGE, N_("{name} gaf antwoord bij een afspraak."), ("answer",)),
    "agreement_replied": Kind("plan", COLLEGE, N_("{name} gaf uitleg bij een afspraak.")),
}
LEARNING = {
    "route_chosen": Kind("leren", STUDY, N_("{name} koos de leerroute: {route}."), nobody=N_("Het plan")),
    "course_offered": Kind("leren", STUDY, N_("{name} bood een cursus aan bij {school}.")),
    "hours_recorded": Kind("leren", STUDY, N_("{name} schreef uren op. Week van {week}: {hours} uur.")),
    "lesson_recorded": Kind("leren", STUDY, N_("{name} schreef een les op ({day}): {presence}.")),
    "route_explained": Kind("leren", COLLEGE, N_("{name} schreef op waarom: {reason}.")),
    "onderdeel_changed": Kind("leren", COLLEGE, N_("{name} veranderde het onderdeel {part}.")),
    "exam_planned": Kind("leren", COLLEGE, N_("{name} schreef een examen op: {part}, {day}.")),
    "exam_result": Kind("leren", COLLEGE, N_("{name} schreef de uitslag op: {part}, {day}.")),
    "milestone_reached": Kind("leren", COLLEGE, N_("{name} schreef op: {kind}, {day}.")),
    "milestone_withdrawn": Kind("leren", COLLEGE, N_("{name} haalde weg: {kind}.")),
    "extension_asked": Kind("leren", COLLEGE, N_("{name} schreef een aanvraag voor verlenging op: {ground}.")),
    "extension_decided": Kind("leren", COLLEGE, N_("{name} schreef de beslissing van DUO op: {ground}.")),
}
# Who may not read the note hears nothing of it: access.NOTE_VISIBLE.
NOTES = {
    f"note_{audience}_{what}": Kind("notities", sees, sentence)
    for audience, sees in (("shared", ALL), ("internal", TEAM))
    for what, sentence in (
        ("written", N_("{name} schreef een notitie.")),
        ("corrected", N_("{name} veranderde een notitie.")),
        ("withdrawn", N_("{name} trok een notitie in.")),
        ("made_task", N_("{name} maakte een taak van een notitie.")),
    )
} | {
    f"note_{audience}_seen": Kind("notities", TEAM, N_("{name} las de notitie.")) for audience in ("shared", "internal")
}
PEOPLE = {
    "team_changed": Kind("mensen", ALL, N_("{name} veranderde het team: {who}."), neutral=N_("Team veranderd")),
    "stand_in_arranged": Kind(
        "mensen", ALL, N_("{name} regelde vervanging: {who}."), neutral=N_("Vervanging geregeld")
    ),
    "handed_over": Kind(
        "mensen", ALL, N_("{name} droeg het dossier over aan {who}."), neutral=N_("Dossier overgedragen")
    ),
    "dossier_taken_up": Kind(
        "mensen", ALL, N_("{name} nam het dossier op."), ("reason",), neutral=N_("Dossier opgenomen")
    ),
    "household_changed": Kind(
        "mensen", CASEWORK, N_("{name} veranderde wie samen wonen."), neutral=N_("Gezin veranderd")
    ),
}
# Of the reason for an end only the page of it speaks.
FACTS = {
    "traject_started": Kind("gegevens", ALL, N_("{name} begon het traject."), neutral=N_("Traject begonnen")),
    "traject_ended": Kind("gegevens", ALL, N_("{name} sloot het traject af."), neutral=N_("Traject afgesloten")),
    "traject_reopened": Kind("gegevens", ALL, N_("{name} opende het traject weer."), neutral=N_("Traject weer open")),
    "step_changed": Kind("gegevens", ALL, N_("Stap {number}: {state}.")),
    "step_celebrated": Kind("gegevens", OWN, N_("{name} vierde stap {number}.")),
    "fact_changed": Kind("gegevens", CASEWORK, N_("{name} veranderde de gegevens: {what}.")),
    "children_changed": Kind("gegevens", CASEWORK, N_("{name} veranderde de gegevens: {what}.")),
    "person_changed": Kind("gegevens", CASEWORK, N_("{name} veranderde naam, telefoon of taal.")),
}
PHONES = {
    "phone_link_started": Kind(
        "telefoon", CASEWORK, N_("{name} begon een telefoon te koppelen."), neutral=N_("Koppelen begonnen")
    ),
    "phone_linked": Kind("telefoon", CASEWORK, N_("Er is een telefoon gekoppeld."), neutral=N_("Telefoon gekoppeld")),
    "phone_link_refused": Kind(
        "telefoon", CASEWORK, N_("Het koppelen stopte. Het getal klopte niet."), neutral=N_("Koppelen mislukt")
    ),
    "phone_link_stopped": Kind("telefoon", CASEWORK, N_("{name} stopte het koppelen."), neutral=N_("Koppelen gestopt")),
    "phone_lost": Kind("telefoon", CASEWORK, N_("{name} zegt: de telefoon is kwijt."), neutral=N_("Telefoon kwijt")),
    "phone_revoked": Kind(
        "telefoon", CASEWORK, N_("De telefoon is losgemaakt. De pincode was te vaak fout."), neutral=N_("Telefoon los")
    ),
    "pin_changed": Kind("telefoon", OWN, N_("{name} koos een nieuwe pincode."), neutral=N_("Pincode veranderd")),
}
PAPERS = {
    "paper_fetched": Kind("papier", COLLEGE, N_("{name} haalde een document op: {paper}.")),
}
# Of no dossier: only who answers for the gemeente reads them.
GEMEENTE = {
    "account_invited": Kind("rechten", NOBODY, neutral=N_("Uitgenodigd")),
    "account_reset": Kind("rechten", NOBODY, neutral=N_("Opnieuw uitgenodigd: nieuw wachtwoord en nieuwe code")),
    "account_activated": Kind("rechten", NOBODY, neutral=N_("Account in gebruik")),
    "account_ended": Kind("rechten", NOBODY, neutral=N_("Account gestopt")),
    "dossier_erased": Kind("rechten", NOBODY, neutral=N_("Dossier gewist")),
    "signed_in": Kind("inloggen", NOBODY, neutral=N_("Ingelogd")),
    "sign_in_refused": Kind("inloggen", NOBODY, neutral=N_("Inloggen geweigerd")),
    "signed_out": Kind("inloggen", NOBODY, neutral=N_("Uitgelogd")),
    "content_drafted": Kind("inhoud", NOBODY, neutral=N_("Voorstel geschreven")),
    "content_offered": Kind("inhoud", NOBODY, neutral=N_("Voorstel aangeboden")),
    "content_withdrawn": Kind("inhoud", NOBODY, neutral=N_("Voorstel ingetrokken")),
    "content_sent_back": Kind("inhoud", NOBODY, neutral=N_("Voorstel teruggestuurd")),
    "edition_published": Kind("inhoud", NOBODY, neutral=N_("Uitgave gepubliceerd")),
    "template_renewed": Kind("inhoud", NOBODY, neutral=N_("Lopende taken aangepast")),
    "report_fetched": Kind("uitvoer", NOBODY, neutral=N_("Rapportage opgehaald")),
    "trail_fetched": Kind("uitvoer", NOBODY, neutral=N_("Logboek van de gemeente opgehaald")),
}
KINDS: dict[str, Kind] = {
    **TASKS,
    **APPOINTMENTS,
    **PLAN,
    **LEARNING,
    **NOTES,
    **PEOPLE,
    **FACTS,
    **PHONES,
    **PAPERS,
    **GEMEENTE,
}


def seen_by(role: str, *groups: str) -> tuple[str, ...]:
    """The kinds that this role on a team may know of, of these groups or of all."""
    return tuple(verb for verb, kind in KINDS.items() if role in kind.sees and (not groups or kind.group in groups))


def groups_of(role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind.group for kind in KINDS.values() if role in kind.sees))


def in_groups(*groups: str) -> tuple[str, ...]:
    return tuple(verb for verb, kind in KINDS.items() if kind.group in groups)

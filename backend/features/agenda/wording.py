"""What happened to an appointment, in sentences, and the words for what an appointment is."""

from backend.core.texts import N_

OWN_ICON = "calendar-blank"
OWN_KIND = N_("Iets anders")

HISTORY = {
    "appointment_planned": N_("{name} maakte deze afspraak."),
    "appointment_moved": N_("{name} koos een andere tijd: {day}, {time}."),
    "appointment_changed": N_("{name} veranderde iets aan de afspraak."),
    "appointment_joined": N_("{name} vroeg {whose} erbij."),
    "appointment_left": N_("{name} zegt: {whose} komt niet meer."),
    "appointment_cancelled": N_("{name} zegt: dit gaat niet door."),
    "appointment_series_ended": N_("{name} zegt: deze lessen gaan niet door."),
    "appointment_refused": N_("{name} kan dan niet."),
    "appointment_kept": N_("{name} kan toch komen."),
    "appointment_word_late": N_("{name} deed iets zonder internet. Dat kwam te laat."),
    "appointment_attended": N_("{name} schreef op: {whose} was er."),
    "appointment_missed": N_("{name} schreef op: {whose} was er niet."),
    "appointment_drafted": N_("{name} schreef een verslag. Alleen het team leest het."),
    "appointment_agreed": N_("{name} schreef op wat is afgesproken."),
}
# Bi 5.2 lid 2, by what the newcomer chose for the conversations of the intake.
CHOICES = {
    "alone": N_("{name} wil alleen komen. Dat is een recht. Vraag dus niemand anders."),
    "together": N_("{name} wil iemand erbij. Vraag wie."),
    None: N_("{name} mag alleen komen. Vraag eerst: alleen of samen? Noteer het bij de intake."),
}
FOR_THE_TEAM = ("appointment_drafted",)
YOU = N_("U")
THE_REASON = N_("De reden: {reason}.")
ENDED = N_("Het traject is afgesloten.")

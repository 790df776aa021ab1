"""What happened to an appointment, in sentences, and the words for what an appointment is."""

from backend.core.texts import N_

OWN_ICON = "calendar-blank"
OWN_KIND = N_("Iets anders")

HISTORY = {
    "appointment_planned": N_("{name} maakte deze afspraak."),
    "appointment_moved": N_("{name} koos een andere tijd: {day}, {time}."),
    "appointment_changed": N_("{name} veranderde iets aan de afspraak."),
    "appointment_cancelled": N_("{name} zegt: dit gaat niet door."),
    "appointment_series_ended": N_("{name} zegt: deze lessen gaan niet door."),
    "appointment_refused": N_("{name} kan dan niet."),
    "appointment_kept": N_("{name} kan toch komen."),
    "appointment_attended": N_("{name} schreef op: {whose} was er."),
    "appointment_missed": N_("{name} schreef op: {whose} was er niet."),
    "appointment_drafted": N_("{name} schreef een verslag. Alleen het team leest het."),
    "appointment_agreed": N_("{name} schreef op wat is afgesproken."),
}
FOR_THE_TEAM = ("appointment_drafted",)
YOU = N_("U")
THE_REASON = N_("De reden: {reason}.")

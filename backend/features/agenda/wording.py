"""The words for what an appointment is."""

from backend.core.texts import N_

OWN_ICON = "calendar-blank"
OWN_KIND = N_("Iets anders")

# Bi 5.2 lid 2, by what the newcomer chose for the conversations of the intake.
CHOICES = {
    "alone": N_("{name} wil alleen komen. Dat is een recht. Vraag dus niemand anders."),
    "together": N_("{name} wil iemand erbij. Vraag wie."),
    None: N_("{name} mag alleen komen. Vraag eerst: alleen of samen? Noteer het bij de intake."),
}

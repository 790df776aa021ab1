"""Choosing a PIN: the first one when a phone is linked, and another one later."""

from backend.core import clock, db, events
from backend.core.access import Person
from backend.core.errors import Invalid
from backend.core.texts import N_
from backend.features.people import credentials, hashing
from backend.features.people.rules import pins

NOT_A_PIN = N_("Kies vijf cijfers.")
GUESSABLE = N_("Deze pincode is makkelijk te raden. Kies andere cijfers.")
DIFFERENT = N_("De twee pincodes zijn niet gelijk.")


async def hashed(pin: str, again: str, person: int) -> str:
    """Raises Invalid for what is no good PIN, and where the two differ."""
    return await hashing.hash_pin(_checked(pin, again), person)


def _checked(pin: str, again: str) -> str:
    chosen = pins.folded(pin)
    if not pins.is_pin(chosen):
        raise Invalid(pin=NOT_A_PIN)
    if pins.is_guessable(chosen, clock.today().year):
        raise Invalid(pin=GUESSABLE)
    if pins.folded(again) != chosen:
        raise Invalid(again=DIFFERENT)
    return chosen


async def change_pin(me: Person, pin: str, again: str) -> None:
    """It counts on all of their phones."""
    pin_hash = await hashed(pin, again, me.id)
    async with db.write():
        await credentials.store(me.id, pin_hash=pin_hash)
        await events.record("pin_changed", events.about(me), me)

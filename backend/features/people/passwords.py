"""Which passwords staff may choose: long and not guessable. No rules about signs, and no forced change."""

from zxcvbn import zxcvbn

from backend.core.errors import Invalid
from backend.core.texts import N_
from backend.features.people.off_loop import off_loop

SHORTEST, LONGEST = 15, 128
GOOD_SCORE = 3  # of 4: more than 10^8 guesses
READ = 32  # signs: the worst text of this length takes zxcvbn 1.3 seconds, one of 72 takes 5.6 (measured)

PRODUCT = ("wegwijs", "inburgering")

TOO_SHORT = N_("Kies een langer wachtwoord: 15 tekens of meer.")
GUESSABLE = N_("Dit wachtwoord is te raden. Kies vier woorden die niets met elkaar te maken hebben.")
DIFFERENT = N_("De twee wachtwoorden zijn niet gelijk.")


async def check(password: str, again: str, context: list[str]) -> None:
    """`context`: words that a guesser of this person would try. Raises Invalid."""
    if len(password) < SHORTEST:
        raise Invalid(password=TOO_SHORT)
    if password != again:
        raise Invalid(again=DIFFERENT)
    if await off_loop(lambda: _score(password, context)) < GOOD_SCORE:
        raise Invalid(password=GUESSABLE)


def _score(password: str, context: list[str]) -> int:
    # zxcvbn takes spaces, capitals and the order of words for chance: "Bram Jansen Nijkerk" would do for Bram Jansen.
    rest = "".join(password.lower().split())
    for word in (word for text in (*PRODUCT, *context) for word in text.lower().split()):
        rest = rest.replace(word, "")
    return int(zxcvbn(rest[:READ])["score"]) if rest else 0

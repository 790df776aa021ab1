"""What a PIN is, which ones a thief would try first, and how long a wrong one makes wait."""

import unicodedata
from datetime import timedelta

PIN_LENGTH = 5
MOST_WRONG = 10  # in a row; then the phone has to be linked again

UP, DOWN = "01234567890123456789", "98765432109876543210"
PAUSES = {3: timedelta(seconds=5), 4: timedelta(seconds=30)}
LONG_PAUSE = timedelta(minutes=15)  # from the fifth wrong one on

# Besides all that is_guessable recognises: the shapes on a keypad and the favourites of published lists.
FAVOURITES = frozenset(
    "13579 97531 24680 08642 02468 86420 12321 32123 12312 12332 11223 11122 11221 12123 10203 10101"
    " 14725 15963 25808 14789 36987 74123 96321 00001 00007 10000 20000 54545 25852".split()
)


def folded(text: str) -> str:
    """Digits of any script as 0-9: a phone in Arabic types ٣, one in Persian ۳."""
    return "".join(_ascii_digit(sign) for sign in text if not sign.isspace())


def _ascii_digit(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


def is_pin(text: str) -> bool:
    return len(text) == PIN_LENGTH and text.isascii() and text.isdigit()


def is_guessable(pin: str, year: int) -> bool:
    return (
        len(set(pin)) == 1  # 77777
        or pin in UP  # 34567
        or pin in DOWN  # 76543
        or pin[:2] * 2 + pin[0] == pin  # 12121
        or str(year) in pin
        or pin in FAVOURITES
    )


def pause_after(wrong: int) -> timedelta | None:
    """How long the next try has to wait."""
    return LONG_PAUSE if wrong > max(PAUSES) else PAUSES.get(wrong)

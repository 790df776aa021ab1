"""Whether a text holds a number that can be a BSN: nine digits that pass the eleven-test.

A guard against a slip, so it looks at how people write one: together, 123.456.782 or 1234.56.782. A telephone number
from abroad has nine digits after its +31, and is none.
"""

import re

WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
GAP = "[ \u00a0.-]"
NO_TELEPHONE = rf"(?<!\+31)(?<!\+31{GAP})(?<!0031{GAP})(?<!\(0\))(?<!\(0\){GAP})"
NINE = rf"(?:\d{{9}}|\d{{3}}({GAP})\d{{3}}\1\d{{3}}|\d{{4}}({GAP})\d\d\2\d{{3}})"
WRITTEN = re.compile(rf"{NO_TELEPHONE}(?<!\d){NINE}(?!\d)")


def has_bsn(text: str) -> bool:
    return any(passes(found.group()) for found in WRITTEN.finditer(text))


def passes(number: str) -> bool:
    """The eleven-test. Digits of any script count; what stands between them does not."""
    digits = [int(sign) for sign in number if sign.isdecimal()]
    total = sum(weight * digit for weight, digit in zip(WEIGHTS, digits, strict=True))
    return any(digits) and total % 11 == 0

"""Finding somebody by a part of the name, however it is written."""

import unicodedata

# Letters that Unicode does not take apart.
PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})


def folded(text: str) -> str:
    """Without accents and capitals: Çelik is found by celik."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(PLAIN)


def is_found(searched: str, name: str) -> bool:
    """Every word of what is searched stands somewhere in the name."""
    return all(word in folded(name) for word in folded(searched).split())

START = "/"
LONGEST = 500


def own_path(text: str) -> str:
    """A page of this app to go on to; the start instead of anything that a browser could read as another site."""
    leads_away = text.startswith("//") or "\\" in text
    plain = text.startswith("/") and text.isascii() and text.isprintable() and len(text) <= LONGEST
    return text if plain and not leads_away else START

ARTICLES = ("de ", "het ")


def place_in_alphabet(dutch: str) -> str:
    """What a word is sorted by: "het azc" stands under the A."""
    article = next(filter(dutch.startswith, ARTICLES), "")
    return dutch.removeprefix(article).upper()

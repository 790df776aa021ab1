"""Reading pages of a plan, and filling in its form."""

import httpx
from bs4 import BeautifulSoup

from backend.core import clock


def page_of(answer: httpx.Response) -> BeautifulSoup:
    return BeautifulSoup(answer.text, "html.parser")


def words(answer: httpx.Response) -> str:
    return " ".join(page_of(answer).get_text(" ").split())


def form_of(**changed: str) -> dict[str, str]:
    today = clock.today().isoformat()
    typed = {
        **{"route": "B", "level": "B1", "intensity": "12 uur per week", "hours": "600", "literacy": "AA"},
        **{"pvt": "12 uur in 6 weken", "map": "40 uur", "talks": "4", "support": "Een <b>taalmaatje</b>."},
        **{"dated": today, "sent": today, "revision": "0", "wish": "save"},
    }
    return typed | changed

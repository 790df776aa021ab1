"""How the tests read a page."""

from html import unescape

import brotli
import httpx
from bs4 import BeautifulSoup, Tag

from backend import content
from backend.core import texts

READERS = {"nl": "hodan", "en": "tesfay", "ar": "samira"}
BUDGET = 10 * 1024  # bytes of HTML, as they travel


async def read(client: httpx.AsyncClient, address: str) -> BeautifulSoup:
    answer = await client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def words_in(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def in_language(code: str, text: str) -> str:
    """A text of Nijkerk's pack as it reads on the page."""
    shown = texts.bound(code, content.load("nijkerk"))(text)
    return " ".join(unescape(shown.striptags()).split())


def packed(html: str) -> int:
    return len(brotli.compress(html.encode(), quality=4))


def part(page: BeautifulSoup, key: str) -> Tag:
    """What stands at #key."""
    found = page.find(id=key)
    assert isinstance(found, Tag)
    return found

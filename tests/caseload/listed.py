"""Reading the list as a helper sees it."""

import re

import httpx
from bs4 import BeautifulSoup, Tag


async def page_of(client: httpx.AsyncClient, address: str = "/clienten") -> BeautifulSoup:
    answer = await client.get(address)
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


def words(element: Tag | None) -> str:
    assert element is not None
    return re.sub(r" ([,.:])", r"\1", " ".join(element.get_text(" ").split()))


def names(page: BeautifulSoup) -> list[str]:
    return [words(name) for name in page.select(".cases .name")]


def line(page: BeautifulSoup, name: str) -> Tag:
    return next(row for row in page.select(".cases tbody tr") if name in row.get_text())


def why(page: BeautifulSoup) -> list[str]:
    """All reasons of who is chosen."""
    return [words(reason) for reason in page.select("#panel .why li")]

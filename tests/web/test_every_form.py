"""Each form that somebody really has, sent with what no field expects: a sentence comes back, and never a failure."""

from collections.abc import Iterator
from itertools import cycle
from urllib.parse import quote

import httpx
import pytest
from bs4 import BeautifulSoup

from backend.core import db
from tests.cast import World
from tests.conftest import ClientOf
from tests.walls.test_walls import FORM, Change, read, samiras, something_of_everything, walk

ENDS = ("/uitloggen", "/huisbezoeken/kwijt")  # nobody would be signed in any more
STRANGE = (
    *("x" * 2_100, "-1", "0", str(2**31), str(2**63 - 1), str(2**63), "9" * 400, "1e9", "²²²²²²", "٣٣٣"),
    *("0001-01-01", "9999-12-31", "2027-02-29", "1899-12-31", "2100-12-31", "2999-12-31T23:59", "25:99"),
    *("\u202eabc\u2066", "<b>x</b>", "{0} {x} {} %(x)s %s", "=1+1", "a\r\nb", "https://[", "//x", "null", "[]", "true"),
)
OF_BEHEER = ("gemeente", "mensen/nieuw", "inhoud/taken/huisarts", "inhoud/taken/huisarts/ar", "inhoud/organisaties/duo")


class Undone(Exception):
    pass


def forms_on(page: httpx.Response) -> set[Change]:
    posts = BeautifulSoup(page.text, "html.parser").select("form[method=post]")
    return {change for form in posts for change in read(form)}


async def sent(client: httpx.AsyncClient, action: str, fields: Iterator[tuple[str, str]]) -> int:
    """The status. What it changed is taken back, so that the next form is still there."""
    body = "&".join(f"{quote(name)}={quote(value)}" for name, value in fields)
    try:
        async with db.write():
            status = (await client.post(action, content=body, headers=FORM)).status_code
            raise Undone
    except Undone:
        return status


def with_one_strange(change: Change, values: Iterator[str]) -> Iterator[Iterator[tuple[str, str]]]:
    for place in range(len(change.fields)):
        strange = next(values)
        yield ((name, strange if at == place else usual) for at, (name, usual) in enumerate(change.fields))


async def failures(client: httpx.AsyncClient, forms: set[Change]) -> list[tuple[str, int]]:
    values = cycle(STRANGE)
    return [
        (form.action, status)
        for form in sorted(forms, key=lambda form: (form.action, form.fields))
        for fields in with_one_strange(form, values)
        if form.action not in ENDS and (status := await sent(client, form.action, fields)) >= 500
    ]


@pytest.mark.parametrize("name", ["samira", "anneke", "peter"])
async def test_no_form_of_a_dossier_fails_over_what_is_typed(client_of: ClientOf, world: World, name: str) -> None:
    await something_of_everything(world, await client_of("anneke"))
    client = await client_of(name)
    _, forms = await walk(client, await samiras(world))
    assert len(forms) > 10
    assert await failures(client, forms) == []


async def test_no_form_of_the_beheerder_fails_over_what_is_typed(client_of: ClientOf, world: World) -> None:
    client = await client_of("bea")
    pages = [await client.get(f"/beheer/{page}") for page in (*OF_BEHEER, f"mensen/{world['samira'].id}")]
    forms = {form for page in pages for form in forms_on(page)}
    assert len(forms) >= 10
    assert await failures(client, forms) == []

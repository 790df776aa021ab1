"""A setting as a beheerder changes it: the form as the page gives it, with something else in it."""

import httpx
from bs4 import BeautifulSoup, Tag

from tests.beheer.test_drafts import approve
from tests.conftest import ClientOf


def filled(text: str, address: str) -> dict[str, str]:
    """As a browser would send it unchanged."""
    form = BeautifulSoup(text, "html.parser").select_one(f'form[action="{address}"]')
    assert form, address
    sent = [each for each in form.select("input[name]") if each.get("type") != "checkbox" or each.has_attr("checked")]
    chosen = {select: select.select_one("option[selected]") for select in form.select("select")}
    return {str(each["name"]): str(each.get("value") or "") for each in sent} | {
        str(select["name"]): str(option["value"]) for select, option in chosen.items() if isinstance(option, Tag)
    }


async def save(client: httpx.AsyncClient, address: str, **changed: str) -> httpx.Response:
    typed = filled((await client.get(address)).text, address)
    return await client.post(address, data={**typed, "wens": "vraag", **changed})


async def publish(client_of: ClientOf, address: str, **changed: str) -> None:
    assert (await save(await client_of("bea"), address, **changed)).status_code == 303
    assert (await approve(await client_of("peter"))).status_code == 303

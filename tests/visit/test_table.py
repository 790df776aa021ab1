"""A phone that lies on the table: until one taps stop, the server shows it no other page, with script or without."""

import httpx
import pytest

from backend.core import clock, db
from backend.features.checklist import actions as checklist
from tests.agenda.meeting import post
from tests.cast import World
from tests.conftest import ClientOf
from tests.tasks import task_of
from tests.visit.test_visiting import visit_of


def table_of(world: World) -> str:
    return f"{visit_of(world, 'samira')}/samen"


async def lies_there(client_of: ClientOf, world: World) -> httpx.AsyncClient:
    client = await client_of("anneke")
    answer = await post(client, table_of(world), samen=1)
    assert (answer.status_code, answer.headers["location"]) == (303, table_of(world))
    assert "HttpOnly" in answer.headers["set-cookie"]
    return client


async def test_every_page_of_the_staff_leads_back_to_the_table(client_of: ClientOf, world: World) -> None:
    client, samira = await lies_there(client_of, world), world["samira"].id
    for address in ("/clienten", "/agenda", "/huisbezoeken", visit_of(world, "samira"), f"/clienten/{samira}/notities"):
        answer = await client.get(address)
        assert (answer.status_code, answer.headers["location"]) == (303, table_of(world)), address
    assert (await client.get(table_of(world))).status_code == 200


async def test_one_tap_ends_it(client_of: ClientOf, world: World) -> None:
    client = await lies_there(client_of, world)
    answer = await post(client, table_of(world), samen=0)
    assert answer.headers["location"] == visit_of(world, "samira")
    assert (await client.get("/clienten")).status_code == 200


async def test_a_tick_on_it_stays_on_it_also_when_it_is_refused(client_of: ClientOf, world: World) -> None:
    client, task = await lies_there(client_of, world), await task_of(world, "samira", "zorgverzekering")
    address = f"/taken/{task}/klaar?huisbezoek={world['samira'].id}/samen"
    assert (await post(client, address, done=1)).headers["location"] == table_of(world)
    await checklist.complete(world["peter"], task, False)
    await checklist.drop(world["peter"], task, "Heeft het al.")
    answer = await post(client, address, done=1)
    assert (answer.status_code, answer.headers["location"]) == (303, table_of(world))


async def test_what_is_no_page_goes_on(client_of: ClientOf, world: World) -> None:
    client = await lies_there(client_of, world)
    answer = await client.get("/manifest.webmanifest", headers={"sec-fetch-dest": "manifest"})
    assert answer.status_code == 200


async def test_it_ends_with_the_session_and_holds_no_other_phone(client_of: ClientOf, world: World) -> None:
    client, other = await lies_there(client_of, world), await client_of("anneke")
    assert (await other.get("/clienten")).status_code == 200
    said = client.cookies["samen"]
    for wrong in (said, "x", "1.2.3", f"{said}0"):  # what another session left behind, or nobody made
        answer = await other.get("/clienten", headers={"cookie": f"sessie={other.cookies['sessie']}; samen={wrong}"})
        assert answer.status_code == 200


@pytest.mark.parametrize("wrong", [{}, {"samen": "2"}, {"samen": "1", "meer": "1"}])
async def test_what_no_page_of_ours_sends(client_of: ClientOf, world: World, wrong: dict[str, str]) -> None:
    answer = await post(await client_of("anneke"), table_of(world), **wrong)
    assert answer.status_code in (400, 422) and "set-cookie" not in answer.headers


@pytest.mark.parametrize("outsider", ["bram", "ineke", "bea", "samira"])
async def test_only_for_who_visits(client_of: ClientOf, world: World, outsider: str) -> None:
    answer = await post(await client_of(outsider), table_of(world), samen=1)
    assert answer.status_code == 404 and "set-cookie" not in answer.headers


async def test_who_is_taken_off_the_team_meanwhile_is_not_locked_in(client_of: ClientOf, world: World) -> None:
    client = await lies_there(client_of, world)
    async with db.write():
        await db.execute("UPDATE team SET until = ? WHERE person = ?", clock.today(), world["anneke"].id)
    assert (await client.get("/clienten")).headers["location"] == table_of(world)
    assert (await client.get(table_of(world))).headers["location"] == "/clienten"
    assert (await client.get("/clienten")).status_code == 200
    assert (await client.get(table_of(world))).status_code == 404

"""From nothing to a first beheerder who comes in, as the README says."""

import asyncio
from pathlib import Path

import httpx
import pytest

from tests.server import serving
from tests.store import rows
from tests.terminal import Said, is_one_sentence, wegwijs

BEA = ("person", "add", "--gemeente", "nijkerk", "--name", "Bea Mulder", "--email", "Bea@Nijkerk.example")


async def run(database: str, *arguments: str) -> Said:
    return await asyncio.to_thread(wegwijs, database, *arguments)


@pytest.fixture(scope="module")
async def migrated(new_database: str) -> str:
    said = await run(new_database, "migrate")
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")
    return new_database


@pytest.fixture(scope="module")
async def link(migrated: str) -> str:
    """What the command prints for Bea."""
    said = await run(migrated, *BEA)
    assert (said.returncode, said.stderr) == (0, "")
    what, address = said.stdout.splitlines()
    assert what == "Open this link within three days and choose a password:"
    return address


async def test_the_first_account_is_a_beheerder_of_a_real_gemeente(migrated: str, link: str) -> None:
    found = await rows(
        migrated,
        "SELECT person.name, email, role, key, CAST(demo AS INTEGER) FROM person"
        " JOIN gemeente ON gemeente.id = person.gemeente",
    )
    assert found == [("Bea Mulder", "bea@nijkerk.example", "beheerder", "nijkerk", 0)]


async def test_the_printed_link_lets_her_choose_a_password(migrated: str, link: str, tmp_path: Path) -> None:
    page, token = link.split("#")
    assert page == "http://localhost:8000/activeren"
    with serving(migrated, tmp_path / "server.log") as server:
        async with httpx.AsyncClient(base_url=server.origin, headers={"accept-language": "nl"}) as browser:
            opened = await browser.post("/activeren", data={"token": token})
            assert opened.headers["location"] == "/activeren/wachtwoord"
            assert "bea@nijkerk.example" in (await browser.get("/activeren/wachtwoord")).text


async def test_an_account_for_the_same_address_is_refused(migrated: str, link: str) -> None:
    said = await run(migrated, *BEA)
    assert is_one_sentence(said)
    assert said.stderr == "wegwijs: This email address is already in use.\n"
    assert len(await rows(migrated, "SELECT id FROM person")) == 1


async def test_the_demo_does_not_come_where_a_real_gemeente_is(migrated: str, link: str) -> None:
    said = await run(migrated, "demo")
    assert is_one_sentence(said)
    assert "the demo needs one of its own" in said.stderr
    assert len(await rows(migrated, "SELECT id FROM person")) == 1

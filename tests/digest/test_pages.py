import dataclasses

import httpx
import pytest
from bs4 import BeautifulSoup

from backend.core import settings
from backend.core.settings import Mail, SettingError
from tests.conftest import ClientOf

ADDRESS = "/instellingen/ochtendbericht"


@pytest.fixture
def with_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    mail = Mail("127.0.0.1", 25, "", "", "plain", "wegwijs@nijkerk.example")
    chosen = dataclasses.replace(settings.current(), mail=mail)
    monkeypatch.setattr(settings, "current", lambda: chosen)


async def chosen(client: httpx.AsyncClient) -> str:
    page = BeautifulSoup((await client.get(ADDRESS)).text, "html.parser")
    [option] = page.select("option[selected]")
    return str(option["value"])


async def test_a_helper_chooses_how_to_hear_it(with_mail: None, client_of: ClientOf) -> None:
    client = await client_of("anneke")
    assert await chosen(client) == "push"
    answer = await client.post(ADDRESS, data={"hoe": "mail"})
    assert (answer.status_code, answer.headers["location"]) == (303, ADDRESS)
    assert await chosen(client) == "mail"
    await client.post(ADDRESS, data={"hoe": "none"})
    assert (await chosen(client), await chosen(await client_of("bram"))) == ("none", "push")


async def test_mail_is_not_offered_where_there_is_no_server(client_of: ClientOf) -> None:
    text = (await (await client_of("anneke")).get(ADDRESS)).text
    assert "Per mail" not in text
    assert "Mail kan hier nog niet." in text


@pytest.mark.parametrize("sent", [{"hoe": ""}, {"hoe": "fax"}])
async def test_another_wish_is_refused_and_changes_nothing(client_of: ClientOf, sent: dict[str, str]) -> None:
    client = await client_of("anneke")
    assert (await client.post(ADDRESS, data=sent)).status_code == 422
    assert await chosen(client) == "push"


@pytest.mark.parametrize("name", ["samira", "bea"])
async def test_it_is_for_helpers(client_of: ClientOf, name: str) -> None:
    client = await client_of(name)
    assert (await client.get(ADDRESS)).status_code == 404
    assert (await client.post(ADDRESS, data={"hoe": "none"})).status_code == 404
    assert ADDRESS not in (await client.get("/instellingen")).text


async def test_the_settings_lead_to_it(client_of: ClientOf) -> None:
    assert ADDRESS in (await (await client_of("anneke")).get("/instellingen")).text


SECRET = {"WEGWIJS_SECRET": "0" * 64}
SENDER = "wegwijs@nijkerk.example"


@pytest.mark.parametrize(
    ("server", "mail"),
    [
        ("smtps://wegwijs:ge%40heim@mail.example", Mail("mail.example", 465, "wegwijs", "ge@heim", "tls", SENDER)),
        ("smtp://mail.example", Mail("mail.example", 587, "", "", "starttls", SENDER)),
        ("smtp://127.0.0.1:1025", Mail("127.0.0.1", 1025, "", "", "plain", SENDER)),
    ],
)
def test_the_server_is_read_from_one_address(server: str, mail: Mail) -> None:
    assert settings.read(SECRET | {"WEGWIJS_SMTP": server, "WEGWIJS_MAIL_FROM": SENDER}).mail == mail


@pytest.mark.parametrize(
    ("server", "sender"),
    [
        ("mail.example", "a@b.example"),
        ("http://mail.example", "a@b.example"),
        ("smtp://mail.example:poort", "a@b.example"),
        ("smtp://mail.example/map", "a@b.example"),
        ("smtp://mail.example", ""),
        ("smtp://mail.example", "niemand"),
    ],
)
def test_a_server_that_cannot_be_is_refused_by_name(server: str, sender: str) -> None:
    with pytest.raises(SettingError, match=r"WEGWIJS_(SMTP|MAIL_FROM): "):
        settings.read(SECRET | {"WEGWIJS_SMTP": server, "WEGWIJS_MAIL_FROM": sender})


def test_no_server_is_no_mail() -> None:
    assert settings.read(SECRET).mail is None

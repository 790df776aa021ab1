"""The logo of a gemeente: a small picture, known by its bytes, and on every page once somebody else approved it."""

from base64 import b64encode

import httpx
import pytest
from bs4 import BeautifulSoup, Tag

from backend import content
from backend.content import Change, Overlay, PackError
from backend.content.picture import MOST_BYTES
from backend.core import db
from tests.beheer.filled import filled
from tests.beheer.test_drafts import FORM, approve, proposal
from tests.cast import World
from tests.conftest import ClientOf
from tests.content.pictures import jpeg, png, webp

GEMEENTE, LOGO = "/beheer/gemeente", "/beheer/gemeente/logo"


async def send(client: httpx.AsyncClient, body: bytes, name: str = "logo.png", **changed: str) -> httpx.Response:
    typed = {"versie": filled((await client.get(GEMEENTE)).text, GEMEENTE)["versie"], **changed}
    return await client.post(LOGO, data=typed, files={"logo": (name, body)})


async def ask(client: httpx.AsyncClient) -> httpx.Response:
    """For approval of what the draft has, without another change."""
    return await client.post(GEMEENTE, data={**filled((await client.get(GEMEENTE)).text, GEMEENTE), "wens": "vraag"})


async def publish(client_of: ClientOf, body: bytes) -> None:
    bea = await client_of("bea")
    assert (await send(bea, body)).status_code == 303
    assert (await ask(bea)).status_code == 303
    peter = await client_of("peter")
    page = BeautifulSoup((await peter.get(await proposal(peter))).text, "html.parser")
    version = page.select_one("[name=versie]")
    assert version
    assert (await approve(peter, versie=str(version["value"]))).status_code == 303


async def shown(client: httpx.AsyncClient, address: str = "/") -> Tag | None:
    page = BeautifulSoup((await client.get(address)).text, "html.parser")
    return page.select_one("header .logo img")


@pytest.mark.parametrize(
    ("body", "kind"), [(png(), "image/png"), (jpeg(), "image/jpeg"), (webp(), "image/webp")], ids=["png", "jpg", "webp"]
)
async def test_once_approved_it_stands_beside_the_name_for_everybody(
    client_of: ClientOf, body: bytes, kind: str
) -> None:
    await publish(client_of, body)
    for name, address in (("samira", "/"), ("anneke", "/clienten"), ("bea", "/beheer")):
        client = await client_of(name)
        image = await shown(client, address)
        assert image and (image["alt"], image["width"], image["height"]) == ("Nijkerk", "120", "40")
        answer = await client.get(str(image["src"]))
        assert (answer.content, answer.headers["content-type"]) == (body, kind)
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["x-content-type-options"] == "nosniff"


async def test_until_then_nobody_sees_it_but_who_writes_and_who_approves(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    await send(bea, png())
    assert await shown(await client_of("samira")) is None
    address = f"{await proposal(bea)}/logo"
    assert f'src="{address}"' in (await bea.get(GEMEENTE)).text
    assert f'src="{address}"' in (await (await client_of("peter")).get(await proposal(bea))).text
    for name in ("bea", "peter"):
        answer = await (await client_of(name)).get(address)
        assert (answer.content, answer.headers["content-type"]) == (png(), "image/png")
        assert answer.headers["cache-control"] == "private, no-store"
    for name in ("samira", "anneke", "ineke", "otto"):
        assert (await (await client_of(name)).get(address)).status_code == 404


async def test_who_sent_it_does_not_approve_it(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    await send(bea, png())
    await ask(bea)
    assert (await approve(bea, versie="2")).status_code == 409
    assert content.load("nijkerk").gemeente.logo == ""


async def test_it_stays_in_the_draft_when_something_else_is_typed(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    await send(bea, png())
    typed = filled((await bea.get(GEMEENTE)).text, GEMEENTE)
    await bea.post(GEMEENTE, data={**typed, "phone": "14 033", "wens": "vraag"})
    await approve(await client_of("peter"), versie="2")
    found = content.load("nijkerk").gemeente
    assert (found.contact.phone, bool(found.logo)) == ("14 033", True)


async def test_taken_away_the_mark_of_the_app_is_there_again(client_of: ClientOf) -> None:
    await publish(client_of, png())
    bea = await client_of("bea")
    seen = filled((await bea.get(GEMEENTE)).text, GEMEENTE)["versie"]
    assert (await bea.post(f"{LOGO}/verwijdering", data={"versie": seen})).status_code == 303
    assert await shown(await client_of("samira")) is not None
    await ask(bea)
    await approve(await client_of("peter"), versie="2")
    assert await shown(await client_of("samira")) is None


async def test_a_proposal_of_something_else_shows_none(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    await bea.post(GEMEENTE, data={**filled((await bea.get(GEMEENTE)).text, GEMEENTE), "phone": "14 033"})
    address = await proposal(bea)
    assert f"{address}/logo" not in (await bea.get(address)).text
    assert (await bea.get(f"{address}/logo")).status_code == 404


async def test_taken_out_of_the_draft_nothing_is_left(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    await send(bea, png())
    seen = filled((await bea.get(GEMEENTE)).text, GEMEENTE)["versie"]
    await bea.post(f"{LOGO}/verwijdering", data={"versie": seen})
    assert await db.fetch("SELECT id FROM content_draft WHERE ended_at IS NULL") == []


async def test_an_earlier_edition_brings_the_earlier_logo_back(client_of: ClientOf) -> None:
    await publish(client_of, png())
    await publish(client_of, jpeg())
    bea = await client_of("bea")
    assert (await bea.post("/beheer/uitgaven/1/terug", data={"nu": "2"})).status_code == 303
    image = await shown(bea, "/beheer")
    assert image and (await bea.get(str(image["src"]))).content == png()


async def test_a_logo_of_another_edition_is_the_one_of_now(client_of: ClientOf) -> None:
    """Asked by an older page; it is not kept under that name."""
    await publish(client_of, png())
    bea = await client_of("bea")
    answer = await bea.get("/static/logo-nijkerk.000000000000.png")
    assert (answer.content, answer.headers["cache-control"]) == (png(), "no-store")
    assert (await bea.get("/static/logo-nergens.0.png")).status_code == 404


async def test_another_gemeente_keeps_its_own(client_of: ClientOf) -> None:
    own = await shown(await client_of("olga"))
    await publish(client_of, png())
    assert own and own["alt"] == "Eemdorp"
    assert await shown(await client_of("olga")) == await shown(await client_of("otto"), "/beheer") == own


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "Kies eerst een bestand."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Dit bestand kan niet."),
        (png() + b"<script>alert(1)</script>", "Dit bestand kan niet."),
        (png(size=MOST_BYTES + 1), "Dit bestand is te groot."),
        (png(2000, 2000), "Deze maten passen niet."),
        (png(8, 8), "Deze maten passen niet."),
    ],
    ids=["nothing", "svg", "two in one", "heavy", "wide", "tiny"],
)
async def test_a_wrong_file_is_said_and_changes_nothing(client_of: ClientOf, body: bytes, said: str) -> None:
    bea = await client_of("bea")
    answer = await send(bea, body)
    assert (answer.status_code, said in answer.text) == (422, True)
    assert await db.fetch("SELECT id FROM content_draft") == []


async def test_a_file_far_too_large_is_said_too(client_of: ClientOf) -> None:
    answer = await send(await client_of("bea"), bytes(300_000))
    assert (answer.status_code, answer.text) == (413, "Dit is te groot. Ga terug en kies iets kleiners.")
    assert await db.fetch("SELECT id FROM content_draft") == []


async def test_a_former_page_does_not_overwrite_what_was_sent_since(client_of: ClientOf) -> None:
    bea = await client_of("bea")
    seen = filled((await bea.get(GEMEENTE)).text, GEMEENTE)["versie"]
    await send(bea, png())
    answer = await send(bea, jpeg(), versie=seen)
    assert (answer.status_code, "Een ander schreef hier intussen ook." in answer.text) == (409, True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"content": b"logo=x&versie=0.00000000", "headers": FORM},
        {"content": b"--x\r\n", "headers": {"content-type": "multipart/form-data; boundary=y"}},
        {"content": b"x", "headers": {"content-type": "multipart/form-data"}},
        {"data": {"versie": "niets"}, "files": {"logo": ("x.png", png())}},
        {"files": {"logo": ("x.png", png())}},
        {"data": {"versie": "0.00000000", "name": "x"}, "files": {"logo": ("x.png", png())}},
        {"files": {"logo": ("x.png", png()), "versie": ("x.txt", b"0.00000000")}},
        {"content": b"", "headers": FORM},
    ],
    ids=lambda wrong: str(sorted(wrong)),
)
async def test_what_no_browser_sends_is_refused(client_of: ClientOf, wrong: dict[str, object]) -> None:
    answer = await (await client_of("bea")).post(LOGO, **wrong)  # type: ignore[arg-type]  # parametrized
    assert answer.status_code == 400
    assert await db.fetch("SELECT id FROM content_draft") == []


@pytest.mark.parametrize("name", ["samira", "anneke", "peter", "ineke"])
async def test_only_a_beheerder_sends_one(client_of: ClientOf, world: World, name: str) -> None:
    client = await client_of(name)
    answer = await client.post(LOGO, data={"versie": "0.00000000"}, files={"logo": ("x.png", png())})
    assert answer.status_code == 404
    assert (await client.post(f"{LOGO}/verwijdering", data={"versie": "0.00000000"})).status_code == 404


@pytest.mark.parametrize("text", ["geen base64", b64encode(b"<svg/>").decode(), b64encode(png(8, 8)).decode()])
def test_no_edition_holds_what_may_not_be_shown(text: str) -> None:
    with pytest.raises(PackError, match="edition/gemeente: nijkerk: logo"):
        content.build("nijkerk", Overlay().with_change(Change("gemeente", "nijkerk", {"logo": text})))

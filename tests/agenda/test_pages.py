"""What each one sees of appointments and can do there, in the browser and without script."""

import httpx
import pytest
from bs4 import BeautifulSoup

from backend.features.agenda import actions
from tests.agenda.meeting import FORM, HOUR, TUESDAY, at, look, plan, post, seen
from tests.cast import World
from tests.conftest import ClientOf
from tests.moment import Clock

THURSDAY = at("2026-12-03", "14:00")


@pytest.fixture
async def meeting(world: World) -> int:
    return await plan(world, place="Stadhuis, Kolkstraat 27", bring="De brief van de bank", tolk="ar")


async def test_a_newcomer_sees_when_where_with_whom_and_what_to_bring(client_of: ClientOf, meeting: int) -> None:
    client = await client_of("samira")
    for address in ("/", "/afspraken", f"/afspraken/{meeting}"):
        page = await look(client, address)
        for text in ("10:00", "Anneke de Boer", "Kolkstraat 27"):
            assert text in page.text, (address, text)
        routes = page.select("a[href*='Kolkstraat']")
        assert routes and all("Stadhuis%2C%20Kolkstraat%2027" in str(route["href"]) for route in routes)
    assert "De brief van de bank" in page.text


@pytest.mark.parametrize(
    ("agent", "begins"), [("Linux; Android 12", "geo:"), ("iPhone", "https://maps.apple"), ("X11", "https://www.open")]
)
async def test_the_way_opens_the_map_app_of_the_phone(
    client_of: ClientOf, meeting: int, agent: str, begins: str
) -> None:
    answer = await (await client_of("samira")).get("/afspraken", headers={"user-agent": agent})
    [route] = BeautifulSoup(answer.text, "html.parser").select("a[href*='Kolkstraat']")
    assert str(route["href"]).startswith(begins)


async def test_without_appointments_the_page_says_what_to_do(client_of: ClientOf) -> None:
    page = await look(await client_of("tesfay"), "/afspraken")
    assert page.select("a[href='/mensen']") and not page.select("main a[href^='/afspraken/']")


async def test_a_newcomer_reads_the_own_language_with_the_dutch_beside_it(client_of: ClientOf, meeting: int) -> None:
    page = await look(await client_of("samira"), f"/afspraken/{meeting}")
    assert page.select("html[lang=ar]")
    [word] = page.select("h1 + p .dutch")
    assert word["lang"] == "nl" and "de afspraak met uw begeleider" in word.text


async def test_appointments_are_kept_for_who_has_no_network_and_staff_keep_none(
    client_of: ClientOf, meeting: int
) -> None:
    for address in ("/afspraken", f"/afspraken/{meeting}"):
        assert (await (await client_of("samira")).get(address)).headers.get("x-offline") == "1"
    assert "x-offline" not in (await (await client_of("anneke")).get(f"/afspraken/{meeting}")).headers


async def test_an_interpreter_may_speak_what_the_app_does_not(client_of: ClientOf, world: World) -> None:
    client, base = await client_of("anneke"), f"/clienten/{world['tesfay'].id}/afspraken"
    fields = {"soort": "vestiging", "datum": "2026-12-01", "van": "15:00", "waar": "thuis", "tolk": "prs"}
    answer = await post(client, base, **fields)
    page = await look(client, answer.headers["location"])
    assert "Dari" in page.text
    assert "Dari" in (await look(await client_of("tesfay"), answer.headers["location"])).text


@pytest.mark.parametrize("name", ["karim", "tesfay", "bram", "ineke", "bea", "olga", "eva", "otto"])
async def test_outside_the_team_there_is_no_such_appointment(client_of: ClientOf, meeting: int, name: str) -> None:
    client = await client_of(name)
    for address in (f"/afspraken/{meeting}", f"/afspraken/{meeting}.ics", f"/afspraken/{meeting}/kan-niet"):
        assert (await client.get(address)).status_code == 404, address
    for deed in ("afmelding", "komst", "voorstel", "wijziging", "annulering", "einde-reeks", "aanwezigheid", "verslag"):
        assert (await post(client, f"/afspraken/{meeting}/{deed}", reden="ziek")).status_code == 404, deed


@pytest.mark.parametrize("name", ["x", "1.txt", "0", "-1", "1.ics.ics", "9" * 30, "١"])
async def test_an_address_that_is_none_leads_nowhere(client_of: ClientOf, meeting: int, name: str) -> None:
    assert (await (await client_of("samira")).get(f"/afspraken/{name}")).status_code == 404


async def test_an_appointment_goes_to_the_calendar_with_its_place_and_time(
    client_of: ClientOf, stranger: httpx.AsyncClient, meeting: int
) -> None:
    client = await client_of("samira")
    answer = await client.get(f"/afspraken/{meeting}.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    lines = answer.text.replace("\r\n ", "").split("\r\n")
    for line in (
        "DTSTART:20261201T090000Z",
        "DTEND:20261201T100000Z",
        "LOCATION:Stadhuis\\, Kolkstraat 27",
        "SEQUENCE:0",
    ):
        assert line in lines
    opened = await client.post("/instellingen/agenda", content="", headers=FORM)
    [code] = BeautifulSoup(opened.text, "html.parser").select("code")
    feed = await stranger.get(code.text.removeprefix("http://localhost:8000"))
    assert f"UID:afspraak-{meeting}@" in feed.text and "UID:taak-" in feed.text


async def test_a_cancelled_appointment_leaves_the_calendar(client_of: ClientOf, world: World, meeting: int) -> None:
    await actions.cancel(world["anneke"], meeting, 0, "Ziek.")
    answer = await (await client_of("samira")).get(f"/afspraken/{meeting}.ics")
    assert "STATUS:CANCELLED" in answer.text and "SEQUENCE:1" in answer.text


async def test_who_cannot_come_chooses_times_without_typing_and_the_helper_takes_one(
    client_of: ClientOf, world: World, meeting: int
) -> None:
    newcomer, helper = await client_of("samira"), await client_of("anneke")
    page = await look(newcomer, f"/afspraken/{meeting}/kan-niet")
    offered = [str(box["value"]) for box in page.select("input[name^=kies]")]
    assert len(offered) == 6 and "2026-12-01T10:00" not in offered
    answer = await post(
        newcomer, f"/afspraken/{meeting}/afmelding", reden="kinderen", kies1=offered[0], kies2=offered[3]
    )
    assert answer.status_code == 303
    page = await look(helper, f"/afspraken/{meeting}")
    [first, second] = page.select("form[action$=voorstel]")
    [tijd] = (str(field["value"]) for field in second.select("[name=tijd]"))
    assert tijd == offered[3]
    assert (await post(helper, f"/afspraken/{meeting}/voorstel", tijd=tijd)).status_code == 303
    assert (await seen(world, meeting)).starts_at == at(tijd[:10], tijd[11:])


@pytest.mark.parametrize(
    "fields", [{}, {"reden": "ziek", "datum1": "2026-12-02"}, {"reden": "ziek", "kies1": "morgen"}]
)
async def test_half_a_refusal_is_asked_again(
    client_of: ClientOf, world: World, meeting: int, fields: dict[str, str]
) -> None:
    answer = await post(await client_of("samira"), f"/afspraken/{meeting}/afmelding", **fields)
    assert answer.status_code == 422
    assert (await seen(world, meeting)).cannot_at is None


async def test_a_change_that_comes_too_late_says_so_and_shows_what_is(
    client_of: ClientOf, world: World, meeting: int
) -> None:
    client = await client_of("anneke")
    fields = {"versie": "0", "datum": "2026-12-03", "van": "14:00", "duur": "60", "waar": "thuis"}
    assert (await post(client, f"/afspraken/{meeting}/wijziging", **fields)).status_code == 303
    assert (await seen(world, meeting)).starts_at == THURSDAY
    answer = await post(client, f"/afspraken/{meeting}/wijziging", **fields | {"datum": "2026-12-04"})
    assert answer.status_code == 409 and "Iemand heeft deze afspraak net veranderd" in answer.text
    assert (await seen(world, meeting)).starts_at == THURSDAY


async def test_a_colleague_reads_it_and_has_no_buttons(client_of: ClientOf, meeting: int) -> None:
    page = await look(await client_of("peter"), f"/afspraken/{meeting}")
    assert "Kolkstraat" in page.text and not page.select("main form")


async def test_a_draft_is_for_the_team_and_what_is_published_for_the_newcomer(
    client_of: ClientOf, world: World, meeting: int, moment: Clock
) -> None:
    moment.move(days=6, hours=1)
    helper, newcomer = await client_of("anneke"), await client_of("samira")
    await post(helper, f"/afspraken/{meeting}/aanwezigheid", wie=world["samira"].id, aanwezig="1")
    await post(helper, f"/afspraken/{meeting}/verslag", regel1="Anneke belt de bank.", delen="0")
    assert "belt de bank" not in (await look(newcomer, f"/afspraken/{meeting}")).text
    assert "belt de bank" in (await look(await client_of("peter"), f"/afspraken/{meeting}")).text
    await post(helper, f"/afspraken/{meeting}/verslag", regel1="Anneke belt de bank.", delen="1")
    assert "belt de bank" in (await look(newcomer, f"/afspraken/{meeting}")).text


async def test_a_helper_has_the_own_week_over_all_newcomers(client_of: ClientOf, world: World, meeting: int) -> None:
    other = await plan(world, whose="tesfay", starts=TUESDAY + 3 * HOUR)
    not_hers = await plan(world, by="peter", whose="samira", kind="voortgangsgesprek", starts=TUESDAY + 5 * HOUR)
    client = await client_of("anneke")
    for address in ("/agenda?van=2026-12-03", "/agenda?toon=dag&van=2026-12-01"):
        links = {str(link["href"]) for link in (await look(client, address)).select("main .slot")}
        assert links == {f"/afspraken/{meeting}", f"/afspraken/{other}"}
        assert f"/afspraken/{not_hers}" not in links
    assert not (await look(client, "/agenda?toon=dag&van=2026-12-02")).select("main .slot")


@pytest.mark.parametrize("query", ["?van=gisteren", "?van=9999-12-31", "?toon=jaar", "?van=0001-01-01"])
async def test_a_day_that_is_none_is_today(client_of: ClientOf, query: str) -> None:
    assert "november" in (await look(await client_of("anneke"), f"/agenda{query}")).text


@pytest.mark.parametrize("name", ["samira", "bea"])
async def test_the_agenda_is_of_helpers(client_of: ClientOf, name: str) -> None:
    assert (await (await client_of(name)).get("/agenda")).status_code == 404

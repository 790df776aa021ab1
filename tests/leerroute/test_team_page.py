"""The page of the team: each role its own part, and every form that is refused keeps what was typed."""

from datetime import timedelta

import httpx
import pytest
from bs4 import BeautifulSoup, Tag

from backend.core import clock
from backend.features.leerroute import actions
from backend.features.leerroute.actions.exams import Attempt
from backend.features.leerroute.actions.extensions import Asked
from backend.features.leerroute.actions.routing import Choice
from tests.cast import World
from tests.conftest import ClientOf
from tests.leerroute.happened import count, known, told
from tests.moment import Clock

DAY = timedelta(days=1)


def page_of(answer: httpx.Response) -> BeautifulSoup:
    return BeautifulSoup(answer.text, "html.parser")


def words(answer: httpx.Response) -> str:
    return " ".join(page_of(answer).get_text(" ").split())


def value(page: BeautifulSoup, id: str) -> str:
    field = page.find(id=id)
    assert isinstance(field, Tag), id
    chosen = field.select_one("option[selected]") if field.name == "select" else field
    return str(chosen["value"]) if chosen else ""


@pytest.fixture
def yusuf(world: World) -> str:
    return f"/clienten/{world['yusuf'].id}/leren"


async def fill(world: World) -> None:
    peter, yusuf = world["peter"], world["yusuf"].id
    exam = await actions.plan_exam(peter, yusuf, Attempt("LU", clock.today() - DAY, "B1", "Zwolle"))
    await actions.set_result(peter, yusuf, exam, "Gezakt")
    await actions.set_hours(world["ineke"], yusuf, clock.today(), {"NT2": 450})
    await actions.ask_extension(peter, yusuf, Asked("bevalling", proof="akte van Noor"))
    choice = Choice("B", "B1", "jongerenroute")
    await actions.choose_route(peter, yusuf, choice, version=1, reason="een reden")


SECRETS = ("Zwolle", "Nog niet gehaald", "Bevalling", "akte van Noor", "een reden")


async def test_the_klantmanager_sees_everything(client_of: ClientOf, world: World, yusuf: str) -> None:
    await fill(world)
    said = words(await (await client_of("peter")).get(yusuf))
    assert all(secret in said for secret in (*SECRETS, "7,5", "jongerenroute", "Verwacht"))


async def test_a_docent_sees_the_route_the_hours_and_the_term_and_no_result(
    client_of: ClientOf, world: World, yusuf: str
) -> None:
    await fill(world)
    answer = await (await client_of("ineke")).get(yusuf)
    assert all(known in words(answer) for known in ("B1-route", "jongerenroute", "7,5", "Verwacht"))
    assert not [secret for secret in SECRETS if secret in answer.text]


async def test_a_begeleider_sees_the_name_of_the_route_and_nothing_else(
    client_of: ClientOf, world: World, yusuf: str
) -> None:
    await fill(world)
    answer = await (await client_of("bram")).get(yusuf)
    assert "B1-route" in words(answer)
    assert not [secret for secret in (*SECRETS, "7,5", "Verwacht", "Termijn") if secret in answer.text]
    assert not page_of(answer).select("main form:not([action*=huisbezoek])")


@pytest.mark.parametrize("outsider", ["anneke", "eva", "bea", "otto", "yusuf", "samira"])
async def test_for_others_it_is_not_there(client_of: ClientOf, yusuf: str, outsider: str) -> None:
    client = await client_of(outsider)
    assert (await client.get(yusuf)).status_code == 404
    assert (await client.post(f"{yusuf}/route", data={"route": "Z", "version": "1"})).status_code == 404


FORMS = {
    "route": {"route": "Z", "version": "1"},
    "aanbod": {"school": "x", "offered_on": "2026-11-25"},
    "examens": {"part": "LE", "day": "2026-12-01", "level": "B1"},
    "mijlpalen/map_talk": {"day": "2026-11-25"},
    "onderdelen/KNM": {"state": "vrijgesteld"},
    "verlengingen": {"ground": "bevalling"},
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("who", ["ineke", "bram"])
async def test_only_the_klantmanager_sends_the_forms_of_the_college(
    client_of: ClientOf, world: World, yusuf: str, who: str, form: str
) -> None:
    answer = await (await client_of(who)).post(f"{yusuf}/{form}", data=FORMS[form])
    assert answer.status_code == 404
    assert await told(world["yusuf"]) == []


@pytest.mark.parametrize("who", ["ineke", "bram", "anneke", "hodan", "bea"])
async def test_the_z_eindgesprek_is_held_by_the_klantmanager_alone(client_of: ClientOf, world: World, who: str) -> None:
    address, day = f"/clienten/{world['hodan'].id}/leren/mijlpalen/z_talk", {"day": "2026-11-25"}
    assert (await (await client_of(who)).post(address, data=day)).status_code == 404
    assert await told(world["hodan"]) == []
    assert (await (await client_of("peter")).post(address, data=day)).status_code == 303


@pytest.mark.parametrize("form", FORMS)
async def test_each_form_of_the_college_is_saved_without_script(
    client_of: ClientOf, world: World, yusuf: str, form: str
) -> None:
    answer = await (await client_of("peter")).post(f"{yusuf}/{form}", data=FORMS[form])
    assert (answer.status_code, answer.headers.get("location")) == (303, yusuf)
    assert len(await told(world["yusuf"])) == 1


@pytest.mark.parametrize(
    ("form", "fields", "field"),
    [
        ("route", {"route": "B1", "local_name": "jongeren", "version": "1"}, "route-route"),
        ("route", {"route": "B", "level": "A2", "local_name": "jongeren", "version": "1"}, "route-level"),
        ("route", {"route": "Z", "local_name": "jongeren", "version": "0"}, "route-version"),
        ("aanbod", {"school": "Integratiewerk"}, "aanbod-offered_on"),
        ("examens", {"part": "LE", "day": "morgen", "place": "Utrecht"}, "examen-day"),
        ("examens", {"part": "LE", "day": "2026-12-01", "level": "A2", "free": "1", "place": "Utrecht"}, "examen-free"),
        ("mijlpalen/pvt_signed", {"day": "2026-11-20"}, "mijlpaal-pvt_signed-present"),
        ("onderdelen/LE", {"state": "open", "level": "A2", "source": "PIP"}, "onderdeel-LE-level"),
        ("verlengingen", {"ground": "ziekte", "proof": "brief"}, "verlenging-starts"),
        ("uren", {"week": "2026-11-25", "NT2": "veel"}, "uren-NT2"),
        ("uren", {"week": "2027-11-25", "NT2": "3,5"}, "uren-week"),
        ("lessen", {"day": "2027-01-01", "presence": "absent"}, "les-day"),
    ],
)
async def test_a_refused_form_says_why_and_keeps_what_was_typed(
    client_of: ClientOf, world: World, yusuf: str, form: str, fields: dict[str, str], field: str
) -> None:
    answer = await (await client_of("peter")).post(f"{yusuf}/{form}", data=fields)
    page, prefix = page_of(answer), field.rpartition("-")[0]
    assert answer.status_code == 422
    assert page.select_one(f".errors a[href='#{field}']") and page.find(id=field)
    for name, typed in fields.items():
        if name != "version" and name not in field and name != "free":
            assert value(page, f"{prefix}-{name}") == typed
    assert await told(world["yusuf"]) == []


@pytest.mark.parametrize(
    ("form", "fields", "status"),
    [
        ("route", {"route": "Z", "version": "1", "boete": "250"}, 400),
        ("onderdelen/XX", {"state": "open"}, 404),
        ("mijlpalen/z_talk", {"day": "2026-11-25"}, 404),
        ("examens/999999", {"result": "Geslaagd"}, 404),
        ("verlengingen/999999", {"decision": "refused"}, 404),
        ("verlengingen", {"ground": "zin"}, 404),
        ("lessen", {"day": "2026-11-25", "presence": "ziek"}, 422),
    ],
)
async def test_what_no_form_of_ours_sends_changes_nothing(
    client_of: ClientOf, world: World, yusuf: str, form: str, fields: dict[str, str], status: int
) -> None:
    assert (await (await client_of("peter")).post(f"{yusuf}/{form}", data=fields)).status_code == status
    assert await told(world["yusuf"]) == []


async def test_the_docent_fills_in_a_week_and_sees_it(client_of: ClientOf, world: World, yusuf: str) -> None:
    client = await client_of("ineke")
    answer = await client.post(
        f"{yusuf}/uren", data={"week": "2026-11-18", "NT2": "7,5", "MAP": "2:15"}, headers={"hx-request": "true"}
    )
    assert answer.status_code == 200 and "Opgeslagen." in words(answer)
    assert dict((await known(world["yusuf"], world["yusuf"])).minutes) == {"NT2": 450, "MAP": 135}
    page = page_of(await client.get(f"{yusuf}?week=2026-11-20"))
    assert (value(page, "uren-NT2"), value(page, "uren-MAP")) == ("7,5", "2,25")


async def test_a_new_exam_sent_twice_under_its_key_is_one(client_of: ClientOf, world: World, yusuf: str) -> None:
    client = await client_of("peter")
    for place in ("Utrecht", "Zwolle"):
        fields = FORMS["examens"] | {"place": place, "sleutel": "once"}
        assert (await client.post(f"{yusuf}/examens", data=fields)).status_code == 303
    assert await count("exam", world["yusuf"]) == 1


async def test_the_klantmanager_is_told_what_the_term_asks_and_nobody_else(
    client_of: ClientOf, world: World, yusuf: str, moment: Clock
) -> None:
    moment.moved += 540 * DAY  # 940 days after the plan
    late = "Er is nog geen cursus aangeboden"
    assert late in words(await (await client_of("peter")).get(yusuf))
    assert "De laatste dag van de termijn is" in words(await (await client_of("peter")).get(yusuf))
    for who in ("ineke", "bram"):
        said = words(await (await client_of(who)).get(yusuf))
        assert late not in said and "De laatste dag van de termijn is" not in said


async def test_where_duo_and_the_law_differ_staff_sees_both(client_of: ClientOf, world: World, yusuf: str) -> None:
    one = await actions.ask_extension(world["peter"], world["yusuf"].id, Asked("overlijden"))
    end = {"decision": "granted", "decided_on": "2026-11-20", "new_end": "2029-06-01"}
    client = await client_of("peter")
    await client.post(f"{yusuf}/verlengingen/{one}", data=end)
    said = words(await client.get(yusuf))
    assert "Tot en met 31 mei 2029 ." in said and "DUO en de berekening zijn anders." in said


async def test_a_klantmanager_sees_what_comes_near_of_all_their_people(
    client_of: ClientOf, world: World, moment: Clock
) -> None:
    moment.moved += 540 * DAY
    page = page_of(await (await client_of("peter")).get("/clienten/termijnen"))
    told = {str(item.a.get_text()): item.get_text(" ") for item in page.select(".list .item") if item.a}
    assert "De laatste dag van de termijn is" in told["Yusuf Kaya"] and "geen cursus" in told["Hodan Warsame"]
    assert "Het plan (PIP) moest er zijn" in told["Samira Haddad"]
    assert "Olga Bondarenko" not in told


async def test_what_is_late_longest_stands_first(client_of: ClientOf, moment: Clock) -> None:
    moment.moved += 540 * DAY
    page = page_of(await (await client_of("peter")).get("/clienten/termijnen"))
    late = [item.select_one(".late-text") is not None for item in page.select(".terms > .item")]
    assert late == sorted(late, reverse=True) and True in late


@pytest.mark.parametrize("who", ["bram", "ineke", "bea", "yusuf"])
async def test_the_overview_is_the_klantmanagers(client_of: ClientOf, who: str) -> None:
    assert (await (await client_of(who)).get("/clienten/termijnen")).status_code == 404

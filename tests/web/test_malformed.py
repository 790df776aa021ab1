"""What no browser of ours sends: the right status, a page, and never a 500."""

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import World
from tests.conftest import ClientOf
from tests.tasks import task_of, value

FORM = {"content-type": "application/x-www-form-urlencoded"}

ADDRESSES = [
    f"/taken/{2**63}",
    f"/taken/{2**63 - 1}",
    "/taken/" + "9" * 5000,
    "/taken/0",
    "/taken/-1",
    "/taken/1%00",
    "/taken/abc",
    "/taken/1.0",
    "/static/%00",
    "/static/..%2f..%2fpyproject.toml",
    "/%00",
    "/%ff%fe",
    "/woorden/%00",
    "/stappen/99",
    "/stappen/0",
    "/geen-pagina",
]


@pytest.mark.parametrize("address", ADDRESSES)
async def test_an_address_that_cannot_be_is_a_page_that_is_not_there(client_of: ClientOf, address: str) -> None:
    answer = await (await client_of("samira")).get(address)
    assert answer.status_code == 404
    assert "content-security-policy" in answer.headers


QUESTIONS = [
    "/clienten/opnemen?naam=a%00b",
    "/beheer/inzage?naam=%00",
    "/beheer/inzage?dag=0001-01-01",
    "/beheer/inzage?dag=9999-12-31",
    "/beheer/voorstellen/1%00",
]


@pytest.mark.parametrize("address", QUESTIONS)
async def test_a_question_that_cannot_be_has_no_page(client_of: ClientOf, address: str) -> None:
    assert (await (await client_of("peter")).get(address)).status_code == 404


async def test_a_text_or_an_edition_that_cannot_be_is_not_there(client_of: ClientOf) -> None:
    beheerder = await client_of("bea")
    assert (await beheerder.get("/beheer/inhoud/taken/%00")).status_code == 404
    for number in (2**31, 2**63 - 1):
        answer = await beheerder.post(f"/beheer/uitgaven/{number}/terug", data={"nu": "0"})
        assert answer.status_code in (400, 404)
    assert (await beheerder.post("/beheer/voorstellen/1/goedkeuring", data={"versie": str(2**31)})).status_code == 404


BODIES = [
    (b"[" * 100_000, {"content-type": "application/json"}, 413),
    (b"[" * 10_000, {"content-type": "application/json"}, 400),
    (b'{"done": "1"}', {"content-type": "application/json"}, 400),
    (b"done=%ff%fe", FORM, 400),
    (b"done=\xff\xfe", FORM, 400),
    (b"done=1%00", FORM, 400),
    (b"done=1&admin=1", FORM, 400),
    (b"done", FORM, 400),
    (b"done=", FORM, 422),
    (b"", FORM, 422),
    (b"done=2", FORM, 422),
    (b"done=true", FORM, 422),
    (b"done=1", {}, 400),
    (b"a=1&" * 300, FORM, 400),
    (b"x" * 70_000, FORM, 413),
]


@pytest.mark.parametrize(("body", "headers", "status"), BODIES)
async def test_a_body_that_cannot_be_is_refused_and_changes_nothing(
    client_of: ClientOf, world: World, body: bytes, headers: dict[str, str], status: int
) -> None:
    task = await task_of(world, "samira", "huisarts")
    answer = await (await client_of("samira")).post(f"/taken/{task}/klaar", content=body, headers=headers)
    assert answer.status_code == status
    assert await value(task, "done_at") is None


async def test_a_change_that_another_site_asks_for_is_refused(client_of: ClientOf, world: World) -> None:
    task, client = await task_of(world, "samira", "huisarts"), await client_of("samira")
    for asked_by in (
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "", "origin": "https://evil.example"},
        {"origin": "https://evil.example"},
        {"origin": "http://["},
    ):
        if "sec-fetch-site" not in asked_by:
            client.headers.pop("sec-fetch-site", None)
        answer = await client.post(f"/taken/{task}/klaar", data={"done": "1"}, headers=asked_by)
        assert answer.status_code == 400
    assert await value(task, "done_at") is None


async def test_a_method_that_an_address_does_not_have_is_405_with_what_it_has(client_of: ClientOf) -> None:
    answer = await (await client_of("samira")).delete("/taken")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300))
async def test_whatever_somebody_types_is_kept_or_refused_and_never_a_failure(
    client_of: ClientOf, world: World, text: str
) -> None:
    task, client = await task_of(world, "samira", "huisarts"), await client_of("samira")
    body = str(httpx.QueryParams({"body": text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")}))
    answer = await client.post(f"/taken/{task}/reacties", content=body, headers=FORM)
    assert answer.status_code in (303, 400, 422)

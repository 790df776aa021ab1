"""The app on the phone: its manifest and worker, the offer to put it there, and how that is done."""

import json
import struct

import httpx
import pytest

from backend.core import assets, settings
from backend.features.offline import rules, worker
from backend.features.offline.manifest import ICONS, SCREENS
from tests.cast import World
from tests.conftest import ClientOf
from tests.people.conftest import text_of
from tests.tasks import task_of

OFFER = "Zet de app op uw telefoon"
ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
BROWSERS = {
    "android": f"{ANDROID} Chrome/131.0.0.0 Mobile Safari/537.36",
    "samsung": f"{ANDROID} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
    "ios": f"{IPHONE} Version/18.1 Mobile/15E148 Safari/604.1",
    "in-app": f"{IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/490.0]",
    "desktop": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36",
}


async def manifest(client: httpx.AsyncClient, **asked: str) -> dict[str, object]:
    answer = await client.get("/manifest.webmanifest", params=asked)
    assert answer.headers["content-type"].startswith("application/manifest+json")
    return dict(json.loads(answer.content))


async def test_there_is_a_manifest_for_each_language_of_one_app(stranger: httpx.AsyncClient) -> None:
    dutch, arabic = [await manifest(stranger, lang=code, gemeente="nijkerk") for code in ("nl", "ar")]
    assert dutch["id"] == arabic["id"] == "/"
    assert (dutch["dir"], arabic["dir"]) == ("ltr", "rtl")
    assert dutch["description"] != arabic["description"]
    assert [len(str(each["short_name"])) <= 12 for each in (dutch, arabic)] == [True, True]


async def test_a_gemeente_gives_its_name_and_colour(stranger: httpx.AsyncClient) -> None:
    nijkerk, eemdorp = [await manifest(stranger, lang="nl", gemeente=key) for key in ("nijkerk", "eemdorp")]
    assert "Eemdorp" in str(eemdorp["name"])
    assert nijkerk["theme_color"] != eemdorp["theme_color"]
    assert await manifest(stranger, lang="xx", gemeente="xx") == await manifest(stranger)


@pytest.mark.parametrize("name", [*ICONS, *SCREENS])
async def test_its_pictures_are_there_in_the_size_that_it_says(name: str, stranger: httpx.AsyncClient) -> None:
    said = await manifest(stranger, lang="nl")
    pictures = [*said["icons"], *said["screenshots"]]  # type: ignore[misc]
    picture = next(each for each in pictures if each["src"] == assets.shipped()[name].address)
    answer = await stranger.get(picture["src"])
    assert answer.headers["content-type"] == picture["type"] == "image/png"
    width, height = struct.unpack(">II", answer.content[16:24])
    assert picture["sizes"] == f"{width}x{height}"
    assert len(answer.content) < 100_000


async def test_a_page_names_the_manifest_of_its_reader(client_of: ClientOf) -> None:
    for name, words in {"samira": "lang=ar&amp;gemeente=nijkerk", "olga": "lang=en&amp;gemeente=eemdorp"}.items():
        assert f"/manifest.webmanifest?{words}" in (await (await client_of(name)).get("/")).text


async def test_the_worker_is_asked_anew_each_time_and_names_all_it_fetches(stranger: httpx.AsyncClient) -> None:
    answer = await stranger.get("/sw.js")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-type"].startswith("text/javascript")
    build = json.loads(answer.text.split("\n", 1)[0].removeprefix("const BUILD = ").removesuffix(";"))
    assert len(build["files"]) == 4
    for address in build["files"]:
        assert (await stranger.get(address)).status_code == 200


def test_script_and_worker_stay_small() -> None:
    """The budget of a newcomer's page: 25 KB in all, over the line."""
    sizes = [len(asset.encoded["br"]) for asset in (assets.shipped()["app.js"], worker.script())]
    assert sum(sizes) <= 25 * 1024
    assert sizes[1] <= 6 * 1024  # which no page waits for


def test_a_malformed_switch_is_refused_by_name() -> None:
    with pytest.raises(settings.SettingError, match="WEGWIJS_OFFLINE"):
        settings.read({"WEGWIJS_OFFLINE": "maybe"})


@pytest.mark.parametrize("answer", ["ja", "nee"])
async def test_the_app_is_offered_after_the_first_tick_until_it_is_answered(
    answer: str, client_of: ClientOf, world: World
) -> None:
    client = await client_of("farid")
    first, second = [await task_of(world, "farid", key) for key in ("huisarts", "zorgverzekering")]
    assert OFFER not in text_of(await client.get(f"/taken/{first}"))
    await client.post(f"/taken/{first}/klaar", data={"done": "1"})
    assert OFFER in text_of(await client.get(f"/taken/{first}"))
    await client.post("/app/antwoord", data={"antwoord": answer})
    await client.post(f"/taken/{second}/klaar", data={"done": "1"})
    assert OFFER not in text_of(await client.get(f"/taken/{second}"))


async def test_a_tick_of_a_helper_is_no_reason_to_offer(client_of: ClientOf, world: World) -> None:
    task = await task_of(world, "farid", "huisarts")
    await (await client_of("bram")).post(f"/taken/{task}/klaar", data={"done": "1"})
    for name in ("bram", "farid"):
        assert OFFER not in text_of(await (await client_of(name)).get(f"/taken/{task}"))


@pytest.mark.parametrize("platform", BROWSERS)
async def test_the_pictures_are_of_this_browser_and_the_others_are_a_link_away(
    platform: str, stranger: httpx.AsyncClient
) -> None:
    assert rules.platform(BROWSERS[platform]) == platform
    page = (await stranger.get("/app", headers={"user-agent": BROWSERS[platform]})).text
    assert {other for other in rules.PLATFORMS if f"/app?op={other}" in page} == set(rules.PLATFORMS) - {platform}
    assert (await stranger.get(f"/app?op={platform}", headers={"user-agent": "x"})).text.count("<li><span") >= 2

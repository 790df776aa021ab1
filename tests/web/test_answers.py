"""What every answer carries, and how assets are served."""

import gzip

import brotli
import httpx
import pytest

from backend.core import assets
from tests.conftest import ClientOf

STRICT = ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")


@pytest.mark.parametrize("address", ["/welkom", "/", "/geen-pagina", "/healthz", "/static/geen.css", "/inloggen"])
async def test_every_answer_carries_the_security_headers(stranger: httpx.AsyncClient, address: str) -> None:
    headers = (await stranger.get(address)).headers
    assert all(part in headers["content-security-policy"] for part in STRICT)
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


async def test_a_private_page_is_kept_in_no_cache(client_of: ClientOf) -> None:
    assert (await (await client_of("samira")).get("/taken")).headers["cache-control"] == "private, no-store"


async def test_an_asset_is_kept_for_ever_and_asked_again_costs_nothing(stranger: httpx.AsyncClient) -> None:
    address = assets.shipped()["app.css"].address
    first = await stranger.get(address)
    assert "immutable" in first.headers["cache-control"]
    again = await stranger.get(address, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
async def test_an_asset_comes_in_the_encoding_that_the_browser_takes(
    stranger: httpx.AsyncClient, encoding: str, unpack: object
) -> None:
    asset = assets.shipped()["app.js"]
    async with stranger.stream("GET", asset.address, headers={"accept-encoding": encoding}) as answer:
        raw = b"".join([part async for part in answer.aiter_raw()])
        assert answer.headers["content-encoding"] == encoding
    assert callable(unpack) and unpack(raw) == asset.encoded[""]


async def test_readiness_says_whether_requests_may_come(stranger: httpx.AsyncClient) -> None:
    assert (await stranger.get("/healthz")).status_code == 200
    assert (await stranger.get("/readyz")).status_code == 200

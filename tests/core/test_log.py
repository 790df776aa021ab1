"""What the log says of a request, and what it does not."""

import json

import pytest

from backend.core import log
from backend.core.log import JsonLines
from tests.cast import World
from tests.conftest import ClientOf


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    return [json.loads(JsonLines().format(record)) for record in caplog.records if record.name == log.log.name]


async def test_a_request_is_one_line_that_names_nobody(
    client_of: ClientOf, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    anneke = await client_of("anneke")
    with caplog.at_level("INFO", log.log.name):
        await anneke.get(f"/clienten/{world['samira'].id}/taken?zoek=Samira")
    (line,) = lines(caplog)
    assert line.pop("at") and float(str(line.pop("ms"))) > 0
    assert line == {
        "level": "info",
        "event": "request",
        "method": "GET",
        "route": "/clienten/{person}/taken",
        "status": 200,
        "role": "begeleider",
    }


async def test_what_is_refused_at_the_door_is_no_failure_in_the_log(
    client_of: ClientOf, caplog: pytest.LogCaptureFixture
) -> None:
    samira = await client_of("samira")
    with caplog.at_level("INFO", log.log.name):
        await samira.post("/taal", data={"taal": "nl"}, headers={"sec-fetch-site": "cross-site"})
        await samira.get("/taken?a=%00")
    assert [line["status"] for line in lines(caplog) if line["event"] == "request"] == [400, 404]


async def test_health_checks_do_not_fill_the_log(client_of: ClientOf, caplog: pytest.LogCaptureFixture) -> None:
    stranger = await client_of("bea")
    with caplog.at_level("INFO", log.log.name):
        for address in ("/healthz", "/readyz", "/static/geen.css"):
            await stranger.get(address)
    assert not [line for line in lines(caplog) if line["event"] == "request"]


def test_a_failure_is_one_line_with_its_trace(caplog: pytest.LogCaptureFixture) -> None:
    try:
        raise LookupError("a line\nand another")
    except LookupError:
        log.log.exception("failed", extra={"event": "failed"})
    (line,) = lines(caplog)
    assert (line["level"], line["event"]) == ("error", "failed")
    assert "LookupError: a line\nand another" in str(line["trace"])
    assert "\n" not in JsonLines().format(caplog.records[0])

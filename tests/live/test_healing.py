"""The connection over which PostgreSQL tells of changes breaks, and heals."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from backend.core import db, settings
from backend.core.engine import DB
from backend.features.live import postgres
from tests.cast import World
from tests.live.conftest import OpenPage
from tests.live.test_hints import tick

pytestmark = pytest.mark.skipif(DB.engine_type == "sqlite", reason="on SQLite hints do not leave the process")
SOCKET = ".s.PGSQL.5432"
ADDRESS = settings.current().database


async def test_a_broken_connection_heals_and_everybody_looks_again(world: World, open_page: OpenPage) -> None:
    page = await open_page("samira")
    await db.fetch(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE application_name = 'wegwijs live' AND datname = current_database()"
    )
    assert await page.is_told()
    await tick(world, "samira", by="anneke")
    assert await page.is_told()


class Wire:
    """Between the app and PostgreSQL. Once cut it loses what it carries without a word, like a forgetful firewall."""

    def __init__(self) -> None:
        self.cuts = 0

    def cut(self) -> None:
        self.cuts += 1

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_unix_connection(f"{socket_folder()}/{SOCKET}")
        await asyncio.gather(self._copy(reader, far_writer), self._copy(far_reader, writer))

    async def _copy(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        cuts = self.cuts
        while data := await reader.read(65_536):
            if self.cuts == cuts:
                writer.write(data)
        writer.close()


def socket_folder() -> str:
    return parse_qs(urlsplit(ADDRESS).query)["host"][0]


@pytest.fixture
async def wire(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Wire]:
    wire = Wire()
    with tempfile.TemporaryDirectory() as folder:
        server = await asyncio.start_unix_server(wire.carry, Path(folder) / SOCKET)
        monkeypatch.setattr(postgres, "ASK_EVERY", 0.2)
        monkeypatch.setattr(postgres, "SECONDS_TO_WAIT", 0.3)
        detour = replace(settings.current(), database=ADDRESS.replace(socket_folder(), folder))
        monkeypatch.setattr(settings, "current", lambda: detour)
        yield wire
        server.close()


async def test_a_connection_that_dies_without_a_word_is_noticed(world: World, wire: Wire, open_page: OpenPage) -> None:
    page = await open_page("samira")
    await tick(world, "samira", by="anneke")
    assert await page.is_told()
    wire.cut()
    assert await page.is_told(within=3)
    await tick(world, "samira", by="anneke", done=False)
    assert await page.is_told()

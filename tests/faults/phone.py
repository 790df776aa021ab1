"""Somebody's phone, as far as the network sees it."""

import httpx

from tests.server import Server
from tests.town import Citizen


class Phone:
    def __init__(self, server: Server, owner: Citizen) -> None:
        self.owner = owner
        self._client = httpx.AsyncClient(base_url=server.origin, headers=owner.headers, timeout=10)

    async def __aenter__(self) -> "Phone":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    async def see(self, path: str) -> httpx.Response:
        return await self._client.get(path)

    async def tick(self, task: int, done: bool = True) -> httpx.Response:
        return await self._client.post(f"/taken/{task}/klaar", data={"done": int(done)})

    async def say(self, task: int, text: str, key: str) -> httpx.Response:
        """A comment, with the key that makes it safe to send again."""
        return await self._client.post(f"/taken/{task}/reacties", data={"body": text}, headers={"idempotency-key": key})

"""A request as the floor gets it, without an app around it."""

from typing import Any

from backend.core.web.forms import FORM
from backend.core.web.request import Request


class Asked(Request):
    def __init__(self, body: bytes = b"", kind: str = FORM, peer: str = "192.0.2.1", *headers: tuple[str, str]) -> None:
        scope: Any = {
            "type": "http",
            "method": "POST",
            "path": "/",
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in (("content-type", kind), *headers)],
            "client": (peer, 50_000),
            "state": {},
        }
        super().__init__(scope)
        self.sent = body

    async def body(self) -> bytes:
        return self.sent

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import UnthreadedController

from tests.server import free_port


@dataclass
class Mailbox:
    """A mail server of the tests: keeps what it gets, or answers what a test tells it to."""

    port: int = 0
    answer: str = "250 OK"
    got: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's name
        if self.answer.startswith("2"):
            self.got.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.answer


def said(mail: EmailMessage, kind: str) -> str:
    """One of its two bodies: plain or html."""
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content())


@pytest.fixture
async def mailbox() -> AsyncIterator[Mailbox]:
    box = Mailbox(free_port())
    controller = UnthreadedController(box, "127.0.0.1", box.port, loop=asyncio.get_running_loop())
    server = await controller._create_server()
    yield box
    server.close()
    await server.wait_closed()

"""The push service of these tests refuses what the real ones refuse."""

import aiohttp
import pytest

from backend.core import clock
from backend.features.push.vapid import Signer
from tests.offline.firefox.push_server import serving
from tests.push.conftest import PUSH

OURS = Signer(PUSH.key, PUSH.subject)
SOUND = {"content-encoding": "aes128gcm", "ttl": "60"}


@pytest.mark.parametrize(
    ("channel", "audience", "headers", "length", "status"),
    [
        ("strange", "", SOUND, 100, 404),
        ("ended", "", SOUND, 100, 410),
        ("here", "", SOUND, 4_097, 413),
        ("here", "", SOUND | {"ttl": ""}, 100, 400),
        ("here", "", SOUND | {"ttl": "2592001"}, 100, 400),
        ("here", "", SOUND | {"content-encoding": "aesgcm"}, 100, 400),
        ("here", "https://push.example", SOUND, 100, 403),
        ("another's", "", SOUND, 100, 403),
    ],
)
async def test_what_is_not_sound_is_refused(
    moment: object, channel: str, audience: str, headers: dict[str, str], length: int, status: int
) -> None:
    async with serving() as server, aiohttp.ClientSession() as session:
        server.keys |= {"here": OURS.public_key, "ended": OURS.public_key, "another's": "BA"}
        server.ended.append("ended")
        endpoint = server.endpoint(channel)
        header = OURS.header(audience or endpoint.rpartition("/")[0], clock.now())
        async with session.post(endpoint, data=b"x" * length, headers=headers | {"authorization": header}) as answer:
            assert answer.status == status
    assert server.answers == [status]

"""What a phone fetches at its first visit: requests and bytes, raw and as it travels.

Once the page is there its service worker fetches what it shows without network, in so far as the page did not. The
picture for the Home Screen of an iPhone is fetched when somebody puts it there.
"""

import json
import re
import urllib.request
from dataclasses import dataclass, replace
from html import unescape
from urllib.parse import urldefrag

from tests import town
from tests.bench.plan import Engine, Table, against
from tests.server import Server, serving
from tests.town import Size

# Pages as full as they become: with many tasks, and with a plan and months of lessons.
MANY_TASKS = Size(trajects=1, awake=1, tasks_of_first=40)
ON_THE_WAY = Size(trajects=1, awake=1, roles=("begeleider", "klantmanager"), on_the_way=True)
TOWNS = ((MANY_TASKS, ("/welkom", "/", "/taken", "/afspraken")), (ON_THE_WAY, ("/leren", "/plan")))
NAMED = re.compile(r'(?:href|src)="(/static/[^"]+|/manifest[^"]+)"|<meta name="worker" content="([^"]+)"')
LATER = re.compile(r'<link rel="apple-touch-icon"[^>]*>')
KEPT = re.compile(r"const BUILD = (.*);")
WITHOUT_NETWORK = "/offline"
BUDGETS = {"html": 10, "css": 8, "javascript": 25}  # KB as they travel
ALL, REQUESTS = 60, 8
LAST = "by the worker, for without network"


@dataclass(frozen=True)
class Fetched:
    kind: str
    raw: int
    packed: int


async def first_visits(engine: Engine) -> Table:
    table = Table("First visit of a newcomer, KB", ("", "requests", "raw", "brotli", "budget"))
    for size, pages in TOWNS:
        database = await engine.new_database()
        newcomer = town.build(database, size).newcomer
        with serving(database, engine.log) as server:
            for page in pages:
                _add(table, page, _visit(server, page, newcomer.headers["cookie"] if page != "/welkom" else ""))
    return table


def _visit(server: Server, page: str, cookie: str) -> list[Fetched]:
    """The page, and once each thing that it names; a symbol of the sprite is the sprite."""
    named = NAMED.findall(LATER.sub("", server.page(page, cookie)))
    addresses = dict.fromkeys(unescape(urldefrag(asset or worker).url) for asset, worker in named)
    kept = [address for address in _kept(server) if address not in addresses]
    visit = [_fetch(server, address, cookie) for address in (page, *addresses)]
    return visit + [replace(_fetch(server, address, cookie), kind=LAST) for address in kept]


def _kept(server: Server) -> list[str]:
    found = KEPT.search(server.page("/sw.js", ""))
    assert found
    return [*json.loads(found[1])["files"], WITHOUT_NETWORK]


def _fetch(server: Server, address: str, cookie: str) -> Fetched:
    raw, kind = _read(server, address, {"cookie": cookie})
    packed, _ = _read(server, address, {"cookie": cookie, "accept-encoding": "br"})
    return Fetched(kind.split(";")[0].split("/")[1], len(raw), len(packed))


def _read(server: Server, address: str, headers: dict[str, str]) -> tuple[bytes, str]:
    with urllib.request.urlopen(urllib.request.Request(server.origin + address, headers=headers)) as answer:
        return answer.read(), answer.headers["content-type"]


def _add(table: Table, page: str, fetched: list[Fetched]) -> None:
    total = sum(each.packed for each in fetched) / 1000
    requests = sum(each.kind != LAST for each in fetched)
    budget = f"{against(requests, REQUESTS)} without the last line, {against(total, ALL)}"
    table.add(page, str(len(fetched)), sum(each.raw for each in fetched) / 1000, total, budget)
    for kind in dict.fromkeys(each.kind for each in fetched):
        some = [each for each in fetched if each.kind == kind]
        packed = sum(each.packed for each in some) / 1000
        budget = against(packed, BUDGETS[kind]) if kind in BUDGETS else ""
        table.add(f"  {kind}", str(len(some)), sum(each.raw for each in some) / 1000, packed, budget)

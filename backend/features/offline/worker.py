"""The service worker: the parts in static/sw joined, with the version and the addresses that it fetches beforehand."""

import hashlib
import json
from functools import cache

from backend.core import assets, settings
from backend.core.assets import STATIC, Asset

SHARED = STATIC / "js" / "00-shelf.js"  # the pages read what the worker writes
PARTS = "[0-9]*.js"
OFF = STATIC / "sw" / "off.js"
DRAWN = ("app.css", "app.js", "sprite.svg", "favicon.svg")
FOR_STAFF = ("staff.css", "staff.js")  # fetched only with the first newcomer who is taken along


def script() -> Asset:
    return _on() if settings.current().offline else _off()


@cache
def _on() -> Asset:
    parts = assets.bare(b"\n".join(path.read_bytes() for path in (SHARED, *sorted((STATIC / "sw").glob(PARTS)))))
    files, staff = ([assets.shipped()[name].address for name in names] for names in (DRAWN, FOR_STAFF))
    version = hashlib.sha256(parts + "".join(files).encode()).hexdigest()[:12]
    build = json.dumps({"version": f"static-{version}", "files": files, "staff": staff})
    return assets.make("sw.js", f"const BUILD = {build};\n".encode() + parts)


@cache
def _off() -> Asset:
    return assets.make("sw.js", OFF.read_bytes())

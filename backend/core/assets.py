"""Style, behaviour and pictures: joined, named by their content, compressed once when the app starts.

Litestar's own static files never answer 304 and can be made to send a wrong content-encoding, so this is ours.
"""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import brotli

from backend.core.settings import ROOT

STATIC = ROOT / "static"
ONLY_FOR_READERS = re.compile(rb"^(\s*//.*\n|\s*/\*.*?\*/\s*\n|\s+)", re.MULTILINE)
TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".txt": "text/plain",
}


@dataclass(frozen=True, slots=True)
class Asset:
    address: str
    kind: str
    etag: bytes
    encoded: dict[str, bytes]  # by content-encoding; "" is plain

    def best_for(self, accept: str) -> tuple[str, bytes]:
        for encoding in ("br", "gzip"):
            if encoding in accept and encoding in self.encoded:
                return encoding, self.encoded[encoding]
        return "", self.encoded[""]


def make(name: str, body: bytes) -> Asset:
    digest = hashlib.sha256(body).hexdigest()[:12]
    stem, suffix = name.rsplit(".", 1)
    encoded = {"": body, "br": brotli.compress(body, quality=11), "gzip": gzip.compress(body, 9, mtime=0)}
    smaller = {how: packed for how, packed in encoded.items() if not how or len(packed) < len(body)}
    return Asset(f"/static/{stem}.{digest}.{suffix}", TYPES[f".{suffix}"], f'"{digest}"'.encode(), smaller)


def _joined(folder: str, suffix: str) -> bytes:
    """In the order of the names: 00-layers.css before 10-tokens.css."""
    return b"\n".join(path.read_bytes() for path in sorted((STATIC / folder).glob(f"*.{suffix}")))


def _script() -> bytes:
    vendored = (path.read_bytes() for path in sorted((STATIC / "vendor").glob("*.js")))
    return b"\n".join([*vendored, bare(_joined("js", "js"))])


def bare(text: bytes) -> bytes:
    """Without the lines and spaces that are only for who reads it here. We write no text over several lines."""
    return ONLY_FOR_READERS.sub(b"", text)


@cache
def shipped() -> dict[str, Asset]:
    """Assets by the name that templates use."""
    sheets = {"app.css": "css", "staff.css": "css/staff"}
    scripts = {"app.js": _script(), "staff.js": bare(_joined("js/staff", "js"))}
    parts = scripts | {name: bare(_joined(folder, "css")) for name, folder in sheets.items()}
    parts |= {path.name: path.read_bytes() for path in _pictures()}
    return {name: make(name, body) for name, body in parts.items()}


def _pictures() -> list[Path]:
    return [path for path in sorted((STATIC / "icons").iterdir()) if path.suffix in (".svg", ".png")]


@cache
def by_address() -> dict[str, Asset]:
    return {asset.address: asset for asset in shipped().values()}

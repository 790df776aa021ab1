"""A small picture, known by its bytes and not by its name: what it is and how large, as its header says."""

import struct
from base64 import b64decode
from collections.abc import Callable
from typing import Literal, NamedTuple

MOST_BYTES = 30 * 1024  # everybody loads it, also who pays for each megabyte
SHORTEST, LONGEST, NARROWEST = 16, 1024, 6  # pixels of a side; how many times longer than the other

END_OF_PNG = b"\x00\x00\x00\x00IEND\xaeB`\x82"
PNG, JPEG, WEBP = "png", "jpg", "webp"
# Frame headers of a JPEG: C0-CF without the tables DHT, JPG and DAC (ITU-T T.81, table B.1).
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
STANDS_ALONE = {0x01, *range(0xD0, 0xD8)}  # markers without a length

Size = tuple[int, int]


class Picture(NamedTuple):
    kind: str  # as a file name ends
    width: int
    height: int
    body: bytes


class Unfit(ValueError):
    """A file that may not be shown, with why: it is too large, no such picture, or of an odd size."""

    def __init__(self, why: Literal["large", "kind", "size"]) -> None:
        self.why = why
        super().__init__(why)


def of(text: str) -> Picture:
    """From base64. Raises Unfit."""
    try:
        return read(b64decode(text, validate=True))
    except ValueError as error:
        raise Unfit("kind") from error


def read(body: bytes) -> Picture:
    """Raises Unfit."""
    if len(body) > MOST_BYTES:
        raise Unfit("large")
    found = next(((kind, size) for kind, reader in READERS.items() if (size := _size(reader, body))), None)
    if found is None:
        raise Unfit("kind")
    kind, size = found
    if not _is_sensible(*size):
        raise Unfit("size")
    return Picture(kind, *size, body)


def _size(reader: "Reader", body: bytes) -> Size | None:
    try:
        return reader(body)
    except (struct.error, IndexError):
        return None  # it ends before its header does


def _is_sensible(width: int, height: int) -> bool:
    short, long = sorted((width, height))
    return SHORTEST <= short and long <= LONGEST and long <= short * NARROWEST


def _png(body: bytes) -> Size | None:
    """RFC 2083: a signature, then IHDR. One that moves has an acTL before its pixels."""
    if not body.startswith(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") or b"acTL" in body or not body.endswith(END_OF_PNG):
        return None
    width, height = struct.unpack_from(">II", body, 16)
    return width, height


def _jpeg(body: bytes) -> Size | None:
    if not (body.startswith(b"\xff\xd8\xff") and body.endswith(b"\xff\xd9")):
        return None
    at = 2
    while body[at] == 0xFF:
        marker = body[at + 1]
        if marker in FRAMES:
            height, width = struct.unpack_from(">HH", body, at + 5)
            return width, height
        at += 2 if marker in STANDS_ALONE else 2 + struct.unpack_from(">H", body, at + 2)[0]
    return None


def _webp(body: bytes) -> Size | None:
    """RFC 9649: lossy, lossless or extended; of the last not one that moves."""
    if body[:4] != b"RIFF" or body[8:12] != b"WEBP" or struct.unpack_from("<I", body, 4)[0] + 8 != len(body):
        return None
    form = body[12:16]
    if form == b"VP8 " and body[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", body, 26)
        return width & 0x3FFF, height & 0x3FFF
    if form == b"VP8L" and body[20] == 0x2F:
        bits = struct.unpack_from("<I", body, 21)[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8X" and not body[20] & 0x02:
        return int.from_bytes(body[24:27], "little") + 1, int.from_bytes(body[27:30], "little") + 1
    return None


Reader = Callable[[bytes], Size | None]
READERS: dict[str, Reader] = {PNG: _png, JPEG: _jpeg, WEBP: _webp}

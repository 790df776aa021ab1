"""Small pictures, made here: as large as they say, and filled up to so many bytes."""

import struct
import zlib


def png(width: int = 120, height: int = 40, size: int = 0, extra: bytes = b"") -> bytes:
    rows = zlib.compress(b"".join(b"\x00" + b"\x00\x80\x70" * width for _ in range(height)))
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + extra
    start, end = b"\x89PNG\r\n\x1a\n" + head, _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")
    missing = size - len(start + end) - 12
    return start + (_chunk(b"teXt", bytes(missing)) if missing > 0 else b"") + end


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def jpeg(width: int = 120, height: int = 40) -> bytes:
    """With a table and a comment before its frame, and no pixels."""
    segments = ((0xE0, b"JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00"), (0xC4, bytes(20)), (0xFE, b"\xff\xc0\x00\x11"))
    before = b"".join(b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body for marker, body in segments)
    frame = b"\xff\xc2" + struct.pack(">HBHHB", 17, 8, height, width, 3) + bytes(9)
    return b"\xff\xd8" + before + frame + b"\xff\xda\x00\x02\xff\xd9"


def webp(width: int = 120, height: int = 40, form: str = "VP8 ", *, moves: bool = False) -> bytes:
    body = {
        "VP8 ": b"\x30\x01\x00\x9d\x01\x2a" + struct.pack("<HH", width, height) + bytes(20),
        "VP8L": b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14) + bytes(20),
        "VP8X": bytes([2 if moves else 0, 0, 0, 0]) + _three(width - 1) + _three(height - 1),
    }[form]
    chunk = form.encode() + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


def _three(number: int) -> bytes:
    return number.to_bytes(3, "little")

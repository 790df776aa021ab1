"""A sheet of rows that is safe to open."""

from collections.abc import Iterable

from litestar import Response

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
SEPARATOR = ";"  # what a spreadsheet in Dutch expects
BYTE_ORDER = "\ufeff"  # without it Excel reads UTF-8 as something else


def answer(name: str, rows: Iterable[Iterable[str]]) -> Response[str]:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(BYTE_ORDER + sheet(rows), media_type="text/csv", headers=headers)


def sheet(rows: Iterable[Iterable[str]]) -> str:
    return "".join(SEPARATOR.join(map(cell, row)) + "\r\n" for row in rows)


def cell(value: str) -> str:
    """What a spreadsheet would take for a formula, it takes for text."""
    text = f"'{value}" if value.startswith(FORMULA) else value
    quoted = '"{}"'.format(text.replace('"', '""'))
    return quoted if any(sign in text for sign in (SEPARATOR, '"', "\n", "\r")) else text

"""What every form of a draft sends besides its texts: the version that was read, and which button was pressed."""

from backend.core.errors import BadRequest
from backend.core.web import forms
from backend.core.web.request import Request

VERSION, WISH, ASK = "versie", "wens", "vraag"


async def typed_names(request: Request, names: set[str]) -> dict[str, str]:
    """Raises BadRequest for a field that the form does not have."""
    typed = await forms.typed(request)
    if typed.keys() - names - {VERSION, WISH}:
        raise BadRequest
    return typed


def seen(typed: dict[str, str]) -> int:
    """0 where there was no draft."""
    version = typed.get(VERSION, "0")
    if not (version.isascii() and version.isdigit() and len(version) < 10):
        raise BadRequest
    return int(version)

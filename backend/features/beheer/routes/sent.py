"""What every form of a draft sends besides its texts: what was read when it opened, and which button was pressed."""

import re
from zlib import crc32

from backend.core.errors import BadRequest, Refused
from backend.core.web import forms
from backend.core.web.request import Request
from backend.features.beheer.actions.drafting import MEANWHILE

SEEN, WISH, ASK = "versie", "wens", "vraag"


async def typed_names(request: Request, names: set[str]) -> dict[str, str]:
    """Raises BadRequest for a field that the form does not have."""
    typed = await forms.typed(request)
    if typed.keys() - names - {SEEN, WISH}:
        raise BadRequest
    return {name: text.replace("\r\n", "\n") for name, text in typed.items()}  # as browsers end a line


def mark(version: int, published: object) -> str:
    """What the form shows: this version of the draft, over this published text."""
    return f"{version}.{crc32(repr(published).encode()):08x}"


def seen(typed: dict[str, str], published: object) -> int:
    """The version of the draft that was read, 0 where there was none. Refused where another text is published since:

    the form holds all of the older one, and would bring it back.
    """
    said = typed.get(SEEN, "")
    if not re.fullmatch(r"[0-9]{1,9}\.[0-9a-f]{8}", said):
        raise BadRequest
    version = int(said.partition(".")[0])
    if said != mark(version, published):
        raise Refused(MEANWHILE)
    return version

from typing import Annotated

from msgspec import Meta

from backend.core.web.forms import Form


class View(Form):
    """The address of the list with a name."""

    name: Annotated[str, Meta(max_length=40)]
    toon: str = ""
    zoek: str = ""
    van: str = ""
    met: str = ""
    volgorde: str = ""


class Gone(Form):
    pass

from typing import Annotated

from msgspec import Meta

from backend.core.texts import SOURCE
from backend.core.web.forms import Form
from backend.features.notes.rules.reading import Audience

Text = Annotated[str, Meta(max_length=2000)]
Key = Annotated[str, Meta(max_length=40, pattern=r"^[a-z][a-z0-9_]*$")]
Number = Annotated[int, Meta(ge=0, le=99_999)]


class Written(Form):
    """Who may read it has no default: without it nothing is written."""

    text: Text
    audience: Audience | None = None
    language: Key = SOURCE


class Begun(Form):
    """A template goes under what is typed already."""

    template: Key
    text: str = ""
    audience: Audience | None = None
    language: Key = SOURCE


class Corrected(Form):
    text: Text
    revision: Number


class Withdrawn(Form):
    pass

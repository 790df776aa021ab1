"""What every kind of entry shares: its base, and the marks that say what a field's text is for."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Helper = Literal["begeleider", "klantmanager", "taalschool", "coa"]

# Texts that people read in their own language. All other texts stay Dutch.
Text = Annotated[str, Meta(min_length=1, extra={"translated": "yes"})]
MaybeText = Annotated[str, Meta(extra={"translated": "yes"})]
Dutch = Annotated[str, Meta(min_length=1)]

Key = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$")]
Icon = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]*$")]

# Names of another entry, which must exist.
StepKey = Annotated[str, Meta(extra={"names": "step"})]
TaskKey = Annotated[str, Meta(extra={"names": "task"})]
ItemKey = Annotated[str, Meta(extra={"names": "item"})]
WordKey = Annotated[str, Meta(extra={"names": "word"})]
OrganisationKey = Annotated[str, Meta(extra={"names": "organisation"})]
AnchorKey = Annotated[str, Meta(extra={"names": "anchor"})]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A field that may be empty is `""` for a text and None for everything else."""

"""What a draft changes, for who reads it before it is published."""

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from backend import content
from backend.content.overlay import is_own
from backend.core import texts
from backend.core.access import Person
from backend.core.errors import NotFound
from backend.core.texts import N_
from backend.features.beheer import editing, kinds
from backend.features.beheer.gemeente import LOGO
from backend.features.beheer.queries.drafts import Draft
from backend.features.beheer.settings import setting
from backend.features.beheer.templates import frames, making

THE_GEMEENTE = N_("De gemeente zelf")
NEW_LOGO, NO_LOGO = "Een nieuw logo.", "Geen logo meer."  # in Dutch, as all that a proposal changes
SO_IT_BECOMES = N_("Zo wordt het")


class Changed(NamedTuple):
    label: str
    was: tuple[str, ...]
    now: tuple[str, ...]


class Translated(NamedTuple):
    language: texts.Language
    dutch: str
    text: str


def title_of(me: Person, draft: Draft) -> str:
    """Of what the gemeente makes new, its own."""
    return title(me, draft.kind, draft.key, str(draft.change.fields.get("title", "")))


def title(me: Person, kind: str, key: str, new: str = "") -> str:
    """What the draft is about, in the reader's language."""
    pack = content.load(me.gemeente_key)
    if kind in setting.BY_NAME:
        entry = setting.BY_NAME[kind].entries(pack).get(key)
        return setting.told(me.language, me.gemeente_key, setting.BY_NAME[kind], entry)[0] if entry else key
    if kind not in kinds.BY_NAME:
        return texts.of(me.language).plain(THE_GEMEENTE)
    found = kinds.BY_NAME[kind].entries(pack).get(key)
    first = str(getattr(found, kinds.BY_NAME[kind].fields[0])) if found else new or key
    return texts.plainly(me.language, pack)(first)


def fields(me: Person, draft: Draft) -> Iterator[Changed]:
    if draft.kind in setting.BY_NAME:
        yield _set(me, draft)
        return
    labels, now = kinds.LABELS | making.LABELS | GEMEENTE_LABELS, _entry(me, draft)
    for field, value in draft.change.fields.items():
        was = getattr(now, field, "")
        if field in frames.LABELS:
            yield _in_words(me, field, was, value)
        elif field not in _given(draft):
            yield from _changed(labels, field, was, value)


def _given(draft: Draft) -> tuple[str, ...]:
    """What follows from the rest, and what every task of the gemeente's own begins with: nobody chose it."""
    own = making.GIVEN if is_own(draft.kind, draft.change.fields) else ()
    return "due_basis", *own


def _in_words(me: Person, field: str, was: object, now: object) -> Changed:
    pack = content.load(me.gemeente_key)
    before, after = (frames.worded(field, str(each or ""), me.language, pack) for each in (was, now))
    return Changed(frames.LABELS[field], (before,), (after,))


def _set(me: Person, draft: Draft) -> Changed:
    one = setting.of_draft(me, setting.BY_NAME[draft.kind], draft.key, draft)
    was, now = (setting.told(texts.SOURCE, me.gemeente_key, one.kind, entry) for entry in (one.published, one.entry))
    return Changed(SO_IT_BECOMES, was, now)


def _changed(labels: dict[str, str], field: str, was: object, now: object) -> Iterator[Changed]:
    """A group, such as the colours, is one change for each that differs."""
    if field == LOGO:
        yield Changed(labels[field], (), (NEW_LOGO if now else NO_LOGO,))
    elif isinstance(now, dict):
        for inner, value in now.items():
            if getattr(was, inner) != value:
                yield Changed(labels[inner], (getattr(was, inner),), (value,))
    else:
        yield Changed(labels[field], _all(was), _all(now))


def _all(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)


def _entry(me: Person, draft: Draft) -> object:
    pack = content.load(me.gemeente_key)
    return kinds.BY_NAME[draft.kind].entries(pack).get(draft.key) if draft.kind in kinds.BY_NAME else pack.gemeente


def has_new_logo(draft: Draft) -> bool:
    return bool(draft.change.fields.get(LOGO))


def translations(draft: Draft) -> list[Translated]:
    return [
        Translated(texts.languages()[code], dutch, text)
        for code, found in draft.change.translations.items()
        for dutch, text in found.items()
    ]


def preview(me: Person, draft: Draft, code: str) -> Markup:
    """Nothing for what a newcomer does not read, or what the content no longer has."""
    if draft.kind not in kinds.BY_NAME:
        return Markup("")
    try:
        return editing.of_draft(me, draft).preview(code)
    except NotFound:
        return Markup("")


GEMEENTE_LABELS = {
    "languages": N_("Talen"),
    LOGO: N_("Logo"),
    "klantmanager": N_("Hoe heet een klantmanager?"),
    "brand": N_("Kleur"),
    "brand_deep": N_("Kleur, donkerder"),
    "brand_soft": N_("Kleur, lichter"),
    "on_brand": N_("Letters op de kleur"),
}

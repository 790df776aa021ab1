"""One entry as a beheerder has it in hand: as published, with the draft, and as a newcomer reads it."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from backend import content
from backend.content import Change, Pack, PackError
from backend.content.entry import Entry
from backend.core import texts
from backend.core.access import Person
from backend.core.pages import environment
from backend.features.beheer import kinds, translating
from backend.features.beheer.kinds import Kind
from backend.features.beheer.queries import drafts
from backend.features.beheer.queries.drafts import Draft
from backend.features.beheer.translating import Said


@dataclass(frozen=True, slots=True)
class Editing:
    kind: Kind
    key: str
    draft: Draft | None
    pack: Pack  # as it is published
    coming: Pack  # with the draft

    @property
    def change(self) -> Change:
        return self.draft.change if self.draft else Change(self.kind.name, self.key)

    @property
    def version(self) -> int:
        return self.draft.version if self.draft else 0

    @property
    def is_new(self) -> bool:
        """The gemeente's own, and not published yet."""
        return self.key not in self.kind.entries(self.pack)

    @property
    def is_own(self) -> bool:
        return self.key not in self.kind.entries(self.files)

    @property
    def files(self) -> Pack:
        return translating.from_files(self.pack.gemeente.key)

    @property
    def published(self) -> Entry:
        """Of what is new the draft itself."""
        return self.entry if self.is_new else kinds.entry_of(self.kind, self.pack, self.key)

    @property
    def entry(self) -> Entry:
        return kinds.entry_of(self.kind, self.coming, self.key)

    @property
    def basis(self) -> object:
        """What is published of it, in every language."""
        texts_of = [line.text for line in kinds.lines(self.kind, self.published)]
        codes = self.pack.gemeente.languages
        return self.published, [self.pack.translation(code, text) for code in codes for text in texts_of]

    @property
    def address(self) -> str:
        return f"/beheer/inhoud/{self.kind.address}/{self.key}"

    @property
    def languages(self) -> list[texts.Language]:
        return [texts.languages()[code] for code in self.pack.gemeente.languages if code != texts.SOURCE]

    def said(self, code: str) -> list[Said]:
        before = (self.published,) if self.is_own else (self.published, kinds.entry_of(self.kind, self.files, self.key))
        return list(translating.said(self.kind, self.entry, before, self.pack, self.change, code))

    def preview(self, code: str) -> Markup:
        """Raises KeyError for a language that there is not."""
        template = environment.for_pack(code, self.coming).get_template("beheer/preview.html")
        return Markup(template.render(kind=self.kind.name, entry=self.entry, **self._beside()))

    def _beside(self) -> dict[str, Any]:
        """What the pages of the newcomer show with it. Who helps whom is not of the content."""
        pack, entry = self.coming, self.entry
        return {
            "items": [pack.items[key] for key in getattr(entry, "bring", ())],
            "words": [pack.words[key] for key in getattr(entry, "words", ())],
            "organisations": pack.organisations,
            "helpers": (),
            "who_help": lambda organisation, helpers: (),
            "phone_of": lambda organisation, helpers: organisation.phone,
        }


async def of_entry(me: Person, address: str, key: str) -> Editing:
    """Raises NotFound."""
    kind = kinds.kind_at(address)
    return _editing(me, kind, key, await drafts.of_entry(me, kind.name, key))


def of_draft(me: Person, draft: Draft) -> Editing:
    """Raises NotFound for an entry that the content does not have."""
    return _editing(me, kinds.BY_NAME[draft.kind], draft.key, draft)


def _editing(me: Person, kind: Kind, key: str, draft: Draft | None) -> Editing:
    pack = content.load(me.gemeente_key)
    coming = with_change(pack, draft.change) if draft else pack
    kinds.entry_of(kind, coming, key)
    return Editing(kind, key, draft, pack, coming)


def with_change(pack: Pack, change: Change) -> Pack:
    """The pack itself where the change no longer fits: then it cannot be approved either."""
    key = pack.gemeente.key
    try:
        return content.build(key, content.laid(key).with_change(change))
    except PackError:
        return pack

"""Texts in the reader's language. The Dutch text is the key, so a changed text makes its translations stale."""

import gettext
import io
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache, partial
from typing import IO, Protocol

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup, escape

from backend.core import clock
from backend.core.clock import AMSTERDAM
from backend.core.settings import ROOT

SOURCE = "nl"
DAYS_WITHOUT_YEAR = 300
LOCALES = ROOT / "locales"
IN_CLDR = {"prs": "fa_AF"}  # Dari
DOMAINS = ("messages", "content")  # the product's own texts; the pack's


def N_(text: str) -> str:  # noqa: N802  # gettext's own name for "mark this, translate it later"
    return text


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    name: str
    dir: str


@cache
def languages() -> dict[str, Language]:
    listed = tomllib.loads((LOCALES / "languages.toml").read_text(encoding="utf-8"))
    return {code: Language(code, **row) for code, row in listed.items()}


@cache
def spoken() -> tuple[str, ...]:
    """The codes of what newcomers speak: more than the product has."""
    listed = tomllib.loads((LOCALES / "spoken.toml").read_text(encoding="utf-8"))
    return tuple(dict.fromkeys((*listed["codes"], *languages())))


class Pack(Protocol):
    """The content of a gemeente, as far as its texts go."""

    @property
    def name(self) -> str: ...

    def translation(self, code: str, text: str) -> str | None: ...


class Texts:
    """All texts of one language."""

    def __init__(self, code: str) -> None:
        self.language = languages()[code]
        self.code = code
        self._kept: dict[str, Markup] = {}
        self._domains = {domain: _catalogue(code, domain) for domain in DOMAINS}

    def find(self, text: str, domain: str = "messages") -> str | None:
        """None where nobody has translated it yet."""
        if self.code == SOURCE or not text:
            return text
        translated = self._domains[domain].gettext(text)
        return None if translated == text and not self._domains[domain].has(text) else translated

    def plain(self, text: str, **values: object) -> str:
        """For attributes and sentences without markup."""
        return (self.find(text) or text).format(**values) if values else self.find(text) or text

    def rich(self, text: str, **values: object) -> Markup:
        """For element content. Values stand apart in the reading direction: a Latin name in an Arabic sentence."""
        if not values:
            return self._bare(text)
        found = self.find(text)
        filled = Markup(escape(found if found is not None else text)).format(**_all_isolated(values))
        return filled if found is not None else self.untranslated(filled)

    def _bare(self, text: str) -> Markup:
        # Pages ask for the same few hundred texts over and over.
        if (kept := self._kept.get(text)) is None:
            found = self.find(text)
            kept = Markup(escape(found)) if found is not None else self.untranslated(Markup(escape(text)))
            self._kept[text] = kept
        return kept

    def count(self, one: str, many: str, n: int, **values: object) -> Markup:
        catalogue = self._domains["messages"]
        filled = Markup(escape(catalogue.ngettext(one, many, n))).format(n=n, **_all_isolated(values))
        return filled if self.code == SOURCE or catalogue.has((one, 0)) else self.untranslated(filled)

    def find_in(self, pack: Pack, text: str) -> str | None:
        """A text of the pack: as the gemeente itself says it, else as everybody does."""
        return pack.translation(self.code, text) or self.find(text, "content")

    def content(self, pack: Pack, text: str, **values: object) -> Markup:
        found = self.find_in(pack, text)
        filled = Markup(escape(found if found is not None else text))
        filled = filled.format(**_all_isolated(values | {"gemeente": pack.name}))
        return filled if found is not None else self.untranslated(filled)

    def of_staff(self, text: str) -> Markup:
        """What somebody who works here typed: it stays Dutch, and says so to who reads something else."""
        if self.code == SOURCE:
            return Markup('<bdi dir="auto">{}</bdi>').format(text)
        return Markup('<bdi class="not-yet" lang="nl" dir="auto">{}</bdi>').format(text)

    def untranslated(self, text: Markup) -> Markup:
        return Markup('<span class="not-yet" lang="nl" dir="ltr">{}</span>').format(text)

    def day(self, day: date) -> str:
        """ "vrijdag 27 november": the weekday always, the year only where it is another one."""
        near = abs((day - clock.today()).days) < DAYS_WITHOUT_YEAR
        pattern = "EEEE d MMMM" if near else "EEEE d MMMM y"
        return _format_day(day, pattern, self.code)

    def moment_day(self, moment: datetime) -> str:
        return self.day(moment.astimezone(AMSTERDAM).date())

    def date_part(self, day: date, pattern: str) -> str:
        return _format_day(day, pattern, self.code)

    def time(self, moment: datetime) -> str:
        return moment.astimezone(AMSTERDAM).strftime("%H:%M")

    def slot(self, moment: datetime) -> str:
        """As a form sends it back."""
        return moment.astimezone(AMSTERDAM).strftime("%Y-%m-%dT%H:%M")


class _Catalogue(gettext.GNUTranslations):
    _catalog: dict[str | tuple[str, int], str]

    def __init__(self, compiled: IO[bytes] | None = None) -> None:
        self._catalog = {}
        self.plural = lambda n: int(n != 1)
        super().__init__(compiled)

    def has(self, text: str | tuple[str, int]) -> bool:
        return text in self._catalog


def _catalogue(code: str, domain: str) -> _Catalogue:
    if code == SOURCE:
        return _Catalogue()
    compiled = io.BytesIO()
    file = LOCALES / code / "LC_MESSAGES" / f"{domain}.po"
    with file.open("rb") as source:
        write_mo(compiled, read_po(source, locale=code))
    compiled.seek(0)
    return _Catalogue(compiled)


@cache
def of(code: str) -> Texts:
    return Texts(code if code in languages() else SOURCE)


@cache
def language_name(code: str, reader: str) -> str:
    """Arabisch, to a Dutch reader: staff need not read the language to know which it is."""
    return Locale.parse(reader).languages.get(IN_CLDR.get(code, code), code)  # type: ignore[no-any-return]  # Babel ships no types


def spoken_by_name(reader: str) -> list[tuple[str, str]]:
    """To choose from."""
    return sorted(((code, language_name(code, reader)) for code in spoken()), key=lambda pair: pair[1])


def bound(code: str, pack: Pack) -> Callable[..., Markup]:
    """Texts of the pack in this language, with the gemeente's name filled in."""
    return partial(of(code).content, pack)


def plainly(code: str, pack: Pack) -> Callable[..., str]:
    """The same without markup: for a message, a calendar, a paper. Dutch where nobody has translated it."""
    words = of(code)

    def say(text: str, **values: object) -> str:
        return (words.find_in(pack, text) or text).format(gemeente=pack.name, **values)

    return say


def _all_isolated(values: dict[str, object]) -> dict[str, Markup]:
    return {name: _isolated(value) for name, value in values.items()}


def _isolated(value: object) -> Markup:
    return Markup("<bdi>{}</bdi>").format(value) if isinstance(value, str) else Markup(escape(value))


@lru_cache(maxsize=4096)
def _format_day(day: date, pattern: str, code: str) -> str:
    return format_date(day, pattern, locale=Locale.parse(code))


def preferred(header: str, offered: tuple[str, ...]) -> str:
    """The first language of an Accept-Language header that is offered; browsers send them in order of liking."""
    for part in header.split(","):
        code = part.split(";")[0].strip().lower().split("-")[0]
        if code in offered:
            return code
    return SOURCE

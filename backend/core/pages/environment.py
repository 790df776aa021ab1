"""The templates and what they may use. What stands here is the whole vocabulary of a template.

Each language of each gemeente has an environment of its own: what is the same for all its pages is a global there,
so that Jinja makes the shared parts once instead of for each page (measured: a third of the time of a list).
"""

import secrets
from collections.abc import MutableMapping
from functools import cache, partial
from typing import Any

import jinja2
from markupsafe import Markup

from backend import content
from backend.core import assets, clock, settings, texts
from backend.core.pages import emblem, theme
from backend.core.texts import N_
from backend.core.web.request import Request

ROLE_NAMES = {
    "newcomer": N_("Inburgeraar"),
    "begeleider": N_("Maatschappelijk begeleider"),
    "klantmanager": N_("Klantmanager"),
    "docent": N_("Docent van de taalschool"),
    "beheerder": N_("Beheerder"),
}
CASEWORKERS = {"klantmanager": N_("Klantmanager"), "consulent": N_("Consulent")}
BASIS_NAMES = {
    "law": N_("uit de wet"),
    "letter": N_("uit een brief"),
    "target": N_("een doel, niet verplicht"),
    "none": N_("geen vaste dag"),
}


MOST = 99  # that is counted for the menu


class _Compiled(jinja2.BytecodeCache):
    """Languages share what Jinja compiled."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        if code := self._code.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


LOADER = jinja2.FileSystemLoader(settings.ROOT / "frontend")
COMPILED = _Compiled()


def new_key() -> str:
    """An idempotency key for a form that makes something: pressed twice, it is made once."""
    return secrets.token_urlsafe(12)


class _Environment(jinja2.Environment):
    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        # Jinja layers a map over the globals for each template and compares the keys at every import; we add none.
        return self.globals


@content.kept
@cache
def for_language(code: str, gemeente: str) -> jinja2.Environment:
    return for_pack(code, content.load(gemeente))


def for_pack(code: str, pack: content.Pack) -> jinja2.Environment:
    environment = _Environment(
        loader=LOADER,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=COMPILED,
    )
    environment.globals.update(_vocabulary(code, pack))
    return environment


def _vocabulary(code: str, pack: content.Pack) -> dict[str, Any]:
    words, gemeente = texts.of(code), pack.gemeente.key
    return {
        "_": words.rich,
        "plain": words.plain,
        "ngettext": words.count,
        "worded": lambda texts_by_key: [(key, words.plain(text)) for key, text in texts_by_key.items()],
        "content": texts.bound(code, pack),
        "day": words.day,
        "date_part": words.date_part,
        "time": words.time,
        "moment_day": words.moment_day,
        "slot_of": words.slot,
        "fill": pack.text,
        "of_staff": words.of_staff,
        "language_name": partial(texts.language_name, reader=code),
        "spoken_by_name": partial(texts.spoken_by_name, code),
        "role_names": ROLE_NAMES | {"klantmanager": CASEWORKERS[pack.gemeente.klantmanager]},
        "basis_names": BASIS_NAMES,
        "new_key": new_key,
        "lang": code,
        "dir": words.language.dir,
        "languages": [texts.languages()[code] for code in pack.gemeente.languages],
        "gemeente": pack.gemeente,
        "tabs": lambda role, tab, waiting: tabs(code, gemeente, role, tab, waiting),
        "static": lambda name: assets.shipped()[name].address,
        "theme_address": theme.sheets()[gemeente].address,
        "emblem": emblem.emblems().get(gemeente),
        "colour": pack.gemeente.theme.brand,
        "offline": settings.current().offline,
        "signs": lambda: signs(code, gemeente),
    }


def page(request: Request, template: str, context: dict[str, Any], language: str = "") -> str:
    person = request.person
    gemeente = person.gemeente_key if person else settings.current().gemeente
    unread = request.visit.unread if request.visit else 0
    own = {"person": person, "place": request.place, "today": clock.today(), "unread": unread}
    own["in_queue"] = str(request.waiting) if request.waiting <= MOST else f"{MOST}+"
    return for_language(language or request.language, gemeente).get_template(template).render(own | context)


def fragment(template: str, language: str, gemeente: str, **values: Any) -> Markup:
    """A piece of a page that does not depend on the request."""
    return Markup(for_language(language, gemeente).get_template(template).render(values))


@content.kept
@cache
def tabs(language: str, gemeente: str, role: str, tab: str, waiting: str) -> Markup:
    return fragment("parts/tabs.html", language, gemeente, role=role, tab=tab, waiting=waiting)


@content.kept
@cache
def signs(language: str, gemeente: str) -> Markup:
    """What a newcomer's phone may have to say without asking the server for words."""
    return fragment("offline/signs.html", language, gemeente)


def warm_up() -> None:
    """Compiles every template once, so that the first person does not wait for it."""
    first = settings.current().gemeente
    for code in content.load(first).gemeente.languages:
        environment = for_language(code, first)
        for name in environment.list_templates(extensions=["html"]):
            environment.get_template(name)

"""The templates and what they may use. What stands here is the whole vocabulary of a template."""

import secrets
from functools import cache
from typing import Any

import jinja2
from markupsafe import Markup

from backend import content
from backend.core import assets, clock, settings, texts
from backend.core.pages import theme
from backend.core.texts import N_
from backend.core.web.request import Request

ROLE_NAMES = {
    "newcomer": N_("Inburgeraar"),
    "begeleider": N_("Maatschappelijk begeleider"),
    "klantmanager": N_("Klantmanager"),
    "docent": N_("Docent van de taalschool"),
    "beheerder": N_("Beheerder"),
}
BASIS_NAMES = {
    "law": N_("uit de wet"),
    "letter": N_("uit een brief"),
    "target": N_("een doel, niet verplicht"),
    "none": N_("geen vaste dag"),
}


def new_key() -> str:
    """An idempotency key for a form that makes something: pressed twice, it is made once."""
    return secrets.token_urlsafe(12)


@cache
def templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(settings.ROOT / "frontend"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@cache
def for_language(code: str, gemeente: str) -> dict[str, Any]:
    """What does not change from request to request."""
    words, pack = texts.of(code), content.load(gemeente)
    return {
        "_": words.rich,
        "plain": words.plain,
        "ngettext": words.count,
        "content": texts.bound(code, pack.gemeente.name),
        "day": words.day,
        "date_part": words.date_part,
        "time": words.time,
        "moment_day": words.moment_day,
        "fill": pack.text,
        "role_names": ROLE_NAMES,
        "basis_names": BASIS_NAMES,
        "new_key": new_key,
        "lang": code,
        "dir": words.language.dir,
        "languages": [texts.languages()[code] for code in pack.gemeente.languages],
        "gemeente": pack.gemeente,
        "static": lambda name: assets.shipped()[name].address,
        "theme_address": theme.sheets()[gemeente].address,
        "colour": pack.gemeente.theme.brand,
    }


def for_request(request: Request) -> dict[str, Any]:
    person = request.person
    gemeente = person.gemeente_key if person else settings.current().gemeente
    return for_language(request.language, gemeente) | {
        "person": person,
        "place": request.place,
        "today": clock.today(),
    }


def render(template: str, context: dict[str, Any]) -> str:
    return templates().get_template(template).render(context)


def fragment(template: str, language: str, gemeente: str, **values: Any) -> Markup:
    """A piece of a page that does not depend on the request."""
    return Markup(render(template, for_language(language, gemeente) | values))

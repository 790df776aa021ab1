"""The texts of the content: all of a kind, one with its languages, and saving either as a draft."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath

from backend import content
from backend.content import Change, Pack, PackError
from backend.content.overlay import Fields
from backend.core import texts
from backend.core.errors import Invalid, NotFound, Refused
from backend.core.pages import answer, page
from backend.core.pages.answer import Page
from backend.core.web import forms
from backend.core.web.guards import beheerder
from backend.core.web.request import Request
from backend.features.beheer import actions, checking, editing, kinds, translating
from backend.features.beheer.actions.publishing import DOES_NOT_FIT
from backend.features.beheer.editing import Editing
from backend.features.beheer.queries import drafts
from backend.features.beheer.routes.sent import ASK, WISH, mark, seen, typed_names

Typed = dict[str, str]
LIST = "/beheer/inhoud/{soort:str}"
ENTRY = f"{LIST}/{{sleutel:str}}"
LANGUAGE = f"{ENTRY}/{{taal:str}}"


@get(LIST, guards=[beheerder])
async def show_kind(request: Request, soort: FromPath[str]) -> Page:
    kind = kinds.kind_at(soort)
    mine = {draft.key: draft for draft in await drafts.all_open(request.me) if draft.kind == kind.name}
    entries = kind.entries(content.load(request.me.gemeente_key))
    new = {key: draft.change.fields["title"] for key, draft in mine.items() if "key" in draft.change.fields}
    return page(
        request,
        "beheer/texts.html",
        kind=kind,
        kinds=kinds.BY_ADDRESS,
        entries=entries,
        drafts=mine,
        new={key: title for key, title in new.items() if key not in entries},
    )


@get(ENTRY, guards=[beheerder])
async def show(request: Request, soort: FromPath[str], sleutel: FromPath[str]) -> Page:
    return _shown(request, await editing.of_entry(request.me, soort, sleutel))


def _shown(
    request: Request, one: Editing, status: int = 200, *, typed: Typed | None = None, refusal: str = "", **form: Any
) -> Page:
    code = request.query_params.get("taal", texts.SOURCE)
    code = code if code in one.pack.gemeente.languages else texts.SOURCE
    return page(
        request,
        "beheer/entry.html",
        status,
        one=one,
        lines=list(kinds.form_lines(one.kind, one.entry, typed or {})),
        now={line.name: line.text for line in kinds.lines(one.kind, one.entry)},
        typed=typed,
        refusal=refusal,
        labels=kinds.LABELS,
        lists=[field for field in one.kind.fields if isinstance(getattr(one.entry, field), tuple)],
        short=("dutch_word", "phone", "email", "website", "dutch", "name"),
        advice=checking.advice,
        states={language.code: translating.worst(one.said(language.code)) for language in one.languages},
        state_names=translating.STATES,
        marks=translating.MARKS,
        shown=texts.languages()[code],
        preview=one.preview(code),
        seen=mark(one.version, one.basis),
        **form,
    )


@post(ENTRY, guards=[beheerder], status_code=200)
async def save(request: Request, soort: FromPath[str], sleutel: FromPath[str]) -> Response[Any]:
    one = await editing.of_entry(request.me, soort, sleutel)

    async def deed() -> None:
        typed = await typed_names(request, kinds.names(one.kind))
        _refuse_mistakes(one, typed)
        change = msgspec.structs.replace(one.change, fields=_fields(one, typed))
        change = _pruned(one, change, _fitted(one, change))
        await actions.save(request.me, change, seen(typed, one.basis), offer=typed.get(WISH) == ASK)

    return await _or_again(request, deed, one, lambda again, status, **form: _shown(request, again, status, **form))


def _fields(one: Editing, typed: Typed) -> Fields:
    """The texts as they were typed, and what the draft changes besides."""
    others = {field: value for field, value in one.change.fields.items() if field not in one.kind.fields}
    if one.is_new:
        return others | kinds.typed_fields(one.kind, one.entry, typed)
    return others | kinds.changed_fields(one.kind, one.published, typed)


def _refuse_mistakes(one: Editing, typed: dict[str, str]) -> None:
    """Lines of a list may go, but not all of them."""
    wrong = {}
    for field, value in kinds.typed_fields(one.kind, one.published, typed).items():
        may_be_empty = field in kinds.MAY_BE_EMPTY or not getattr(one.published, field)
        texts = {field: value} if isinstance(value, str) else {f"{field}.{n}": text for n, text in enumerate(value)}
        for name, text in (texts or {f"{field}.0": ""}).items():
            if sentence := checking.mistake(text, may_be_empty=may_be_empty):
                wrong[name] = sentence
    if wrong:
        raise Invalid(**wrong)


def _fitted(one: Editing, change: Change) -> Pack:
    """The content as it would be. Raises Invalid where the change does not fit the rest."""
    key = one.pack.gemeente.key
    try:
        return content.build(key, content.laid(key).with_change(change))
    except PackError as error:
        raise Invalid(**{problem.field: DOES_NOT_FIT for problem in error.problems}) from error


def _pruned(one: Editing, change: Change, coming: Pack) -> Change:
    """Without translations of texts that the draft no longer has."""
    there = {line.text for line in kinds.lines(one.kind, kinds.entry_of(one.kind, coming, one.key))}
    own = {
        code: {text: said for text, said in found.items() if text in there}
        for code, found in change.translations.items()
    }
    return msgspec.structs.replace(change, translations={code: found for code, found in own.items() if found})


@get(LANGUAGE, guards=[beheerder])
async def show_language(request: Request, soort: FromPath[str], sleutel: FromPath[str], taal: FromPath[str]) -> Page:
    return _shown_language(request, await editing.of_entry(request.me, soort, sleutel), taal)


def _shown_language(
    request: Request, one: Editing, code: str, status: int = 200, *, refusal: str = "", **form: Any
) -> Page:
    if code not in (language.code for language in one.languages):
        raise NotFound
    return page(
        request,
        "beheer/language.html",
        status,
        one=one,
        language=texts.languages()[code],
        lines=one.said(code),
        labels=kinds.LABELS,
        state_names=translating.STATES,
        marks=translating.MARKS,
        preview=one.preview(code),
        seen=mark(one.version, one.basis),
        refusal=refusal,
        **form,
    )


@post(LANGUAGE, guards=[beheerder], status_code=200)
async def save_language(
    request: Request, soort: FromPath[str], sleutel: FromPath[str], taal: FromPath[str]
) -> Response[Any]:
    one = await editing.of_entry(request.me, soort, sleutel)
    if taal not in (language.code for language in one.languages):
        raise NotFound

    async def deed() -> None:
        said = one.said(taal)
        typed = await typed_names(request, kinds.names(one.kind))
        wrong = {each.name: checking.translation_mistake(each.dutch, typed.get(each.name, "")) for each in said}
        if mistakes := {name: sentence for name, sentence in wrong.items() if sentence}:
            raise Invalid(**mistakes)
        known = texts.of(taal)
        own = {each.dutch: typed[each.name] for each in said if typed.get(each.name)}
        own = {dutch: text for dutch, text in own.items() if text != known.find_in(one.pack, dutch)}
        others = {code: found for code, found in one.change.translations.items() if code != taal}
        change = msgspec.structs.replace(one.change, translations=others | ({taal: own} if own else {}))
        await actions.save(request.me, change, seen(typed, one.basis), offer=typed.get(WISH) == ASK)

    def again(changed: Editing, status: int, **form: Any) -> Page:
        return _shown_language(request, changed, taal, status, **form)

    return await _or_again(request, deed, one, again)


async def _or_again(
    request: Request, deed: Callable[[], Awaitable[None]], one: Editing, show_again: Callable[..., Page]
) -> Response[Any]:
    """Nothing typed is lost: with mistakes, and where somebody else wrote meanwhile, the form comes back with it."""
    try:
        await deed()
    except (Invalid, Refused) as problem:
        now = await editing.of_entry(request.me, one.kind.address, one.key)
        wrong = {"errors": problem.fields} if isinstance(problem, Invalid) else {"refusal": problem.sentence}
        return show_again(now, problem.status, typed=await forms.typed(request), **wrong)
    saved = await editing.of_entry(request.me, one.kind.address, one.key)

    async def shown() -> Page:
        return show_again(saved, 200)

    return await answer(request, request.url.path, shown)


@post(f"{ENTRY}/intrekking", guards=[beheerder], status_code=200)
async def withdraw(request: Request, soort: FromPath[str], sleutel: FromPath[str]) -> Response[Any]:
    one = await editing.of_entry(request.me, soort, sleutel)
    if one.draft:
        await actions.withdraw(request.me, one.draft.id)
    return await answer(request, one.address, lambda: show.fn(request, soort, sleutel))


ROUTES = (show_kind, show, save, show_language, save_language, withdraw)

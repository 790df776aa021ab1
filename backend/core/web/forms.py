"""One decoder for every form. Browsers send only text; a form is a struct that says what it should be."""

from datetime import date
from typing import TypeVar, get_args
from urllib.parse import parse_qsl

import msgspec

from backend.core.errors import BadRequest, Invalid
from backend.core.texts import N_
from backend.core.web.request import Request

FORM = "application/x-www-form-urlencoded"
KEY_FIELD = "sleutel"  # the idempotency key of a form that makes something new
MAX_FIELDS = 200
FIRST_YEAR, LAST_YEAR = 1900, 2100

UNCLEAR = N_("Dit klopt niet. Kijk nog een keer.")
MISSING = N_("Vul dit in.")
TOO_LONG = N_("Dit is te lang. Maak het korter.")
NO_DAY = N_("Dit is geen dag. Kies een dag.")
TOO_FAR = N_("Deze dag is te ver weg. Kies een andere dag.")
NO_TIME = N_("Dit is geen tijd. Kies een tijd, zoals 09:30.")
NO_NUMBER = N_("Dit getal kan niet. Vul een ander getal in.")
NO_PHONE = N_("Dit is geen telefoonnummer. Vul een nummer in, zoals 06 1234 5678.")
NO_EMAIL = N_("Dit is geen e-mailadres. Vul een adres in, zoals naam@gemeente.nl.")
# What msgspec says of a value that it cannot read.
SAID_OF = {"length <=": TOO_LONG, "encoded date": NO_DAY, "`int": NO_NUMBER}


class Form(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Strict: a field that the form does not have is refused."""


F = TypeVar("F", bound=Form)


async def typed(request: Request) -> dict[str, str]:
    """What the person typed, to show it again. Raises BadRequest for what no browser form sends."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != FORM:
        raise BadRequest
    try:
        text = (await request.body()).decode("utf-8")
        pairs = parse_qsl(
            text,
            keep_blank_values=True,
            strict_parsing=bool(text),
            errors="strict",
            max_num_fields=MAX_FIELDS,
        )
    except ValueError as error:
        raise BadRequest from error
    if any("\x00" in name + value for name, value in pairs):
        raise BadRequest
    return {name: value.strip() for name, value in pairs}


async def ticked(request: Request, prefix: str) -> list[str]:
    """Of a list of boxes those that are ticked, each named by the prefix and what it is."""
    return [name.removeprefix(prefix) for name in await typed(request) if name.startswith(prefix)]


async def read_form(request: Request, kind: type[F], lists: tuple[str, ...] = ()) -> F:
    """Raises Invalid with a sentence for each field that is wrong, BadRequest for a field that it does not have.

    `lists`: the prefixes of its lists of boxes, which ticked() reads.
    """
    filled = {name: value for name, value in (await typed(request)).items() if value and name != KEY_FIELD}
    fields = {name: value for name, value in filled.items() if not name.startswith(lists)} if lists else filled
    known = {field.encode_name for field in msgspec.structs.fields(kind)}
    if not known >= fields.keys():
        raise BadRequest
    wrong = {name: sentence for name in known if (sentence := _mistake(kind, name, fields))}
    if wrong:
        raise Invalid(**wrong)
    return msgspec.convert(fields, kind, strict=False)


def is_near(day: date) -> bool:
    """One that somebody can mean. Beyond, a sum with it may pass the last day that there is, and fail."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def _mistake(kind: type[Form], name: str, fields: dict[str, str]) -> str | None:
    field = next(field for field in msgspec.structs.fields(kind) if field.encode_name == name)
    if name not in fields:
        return MISSING if field.required else None
    try:
        value = msgspec.convert(fields[name], field.type, strict=False)
    except msgspec.ValidationError as error:
        known = (sentence for said, sentence in SAID_OF.items() if said in str(error))
        return next(known, _own_sentence(field.type))
    return TOO_FAR if isinstance(value, date) and not is_near(value) else None


def _own_sentence(kind: object) -> str:
    """A type may say in words what it wants: Meta(extra={"wrong": …})."""
    marks = (mark for part in (kind, *get_args(kind)) for mark in getattr(part, "__metadata__", ()))
    return next((mark.extra["wrong"] for mark in marks if mark.extra), UNCLEAR)
